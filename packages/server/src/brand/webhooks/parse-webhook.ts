import { err, type Fault, type LawfulBasis, ok, type Result } from '@candor/terms'
import { isWebhookKind, restrictingKinds, type Webhook, type WebhookKind, webhookKinds } from './webhook.ts'

/** What a new webhook is to be. */
export type NewWebhook = {
  readonly name: string
  readonly url: string
  readonly purpose: string
  /** Left out: `house`, a system of the brand's own. */
  readonly vendor?: string
  /** May be empty where a vendor has it: it then gets what is shared on purpose alone. */
  readonly kinds: readonly string[]
}

/** What must be known to judge one: the purposes of the policy, and which addresses can be reached at all. */
export type WebhookTerms = {
  readonly purposes: { readonly [purpose: string]: { readonly basis: LawfulBasis } }
  /** Left out: no vendor is declared. */
  readonly vendors?: { readonly [vendor: string]: { readonly purposes: readonly string[] } }
  /** Why nothing can be sent to an address; undefined: it can. */
  refuses(url: string): string | undefined
}

type Parsed = Pick<Webhook, 'name' | 'url' | 'purpose' | 'kinds' | 'vendor'>
const nameShape = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/

/** Checks a new webhook; every faulty field is named. */
export function parseNewWebhook(ask: NewWebhook, terms: WebhookTerms): Result<Parsed, Fault[]> {
  const { name, url, purpose, vendor = 'house' } = ask
  const kinds = ask.kinds.filter(isWebhookKind)
  const says: Record<string, string | undefined> = {
    name: nameShape.test(name) && name.length <= 64 ? undefined : 'use small letters, digits and hyphens; at most 64',
    url: terms.refuses(url),
    vendor: vendorFault(vendor, purpose, terms),
    kinds: kindsFault(ask.kinds, vendor),
    purpose: purposeFault(purpose, kinds, terms),
  }
  const faults = Object.entries(says).flatMap(([path, fault]) => (fault === undefined ? [] : [{ path, says: fault }]))
  return faults.length > 0 ? err(faults) : ok({ name, url, purpose, vendor, kinds: [...new Set(kinds)] })
}

function vendorFault(vendor: string, purpose: string, { vendors = {} }: WebhookTerms): string | undefined {
  if (vendor === 'house') return undefined
  const declared = Object.hasOwn(vendors, vendor) ? vendors[vendor] : undefined
  if (!declared) return `"${vendor.slice(0, 60)}" is not a vendor of the policy; house is the brand itself`
  return declared.purposes.includes(purpose)
    ? undefined
    : `may get nothing for ${purpose}; its purposes are ${declared.purposes.join(', ')}`
}

function kindsFault(kinds: readonly string[], vendor: string): string | undefined {
  const unknown = kinds.find(kind => !isWebhookKind(kind))
  if (unknown !== undefined) return `has "${unknown.slice(0, 40)}"; there is ${webhookKinds.join(', ')}`
  return kinds.length === 0 && vendor === 'house' ? `name at least one of ${webhookKinds.join(', ')}` : undefined
}

/**
 * Sharing for a purpose that rests on the customer's will ends with their no, so news of the very no would be withheld. It
 * travels under a contract or a legal duty, such as the duty to tell recipients (GDPR Art. 19) and to honor objections (21(3)).
 */
function purposeFault(purpose: string, kinds: readonly WebhookKind[], { purposes }: WebhookTerms): string | undefined {
  const declared = Object.hasOwn(purposes, purpose) ? purposes[purpose] : undefined
  if (!declared) return 'is not declared in the policy'
  const news = kinds.filter(kind => restrictingKinds.includes(kind))
  if (news.length === 0 || declared.basis === 'contract' || declared.basis === 'legal-duty') return undefined
  return `rests on ${declared.basis}, so a no would stop its own news: ${news.join(' and ')} must go under a purpose with the basis legal-duty or contract`
}
