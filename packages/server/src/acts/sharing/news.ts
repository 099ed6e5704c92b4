import type { Json } from '@candor/terms'
import type { WebhookKind } from '../../brand/webhooks/index.ts'
import type { Fields } from '../../customers/profiles/index.ts'
import { fieldsTold, type House } from '../../decisions/index.ts'

/** What a happening tells others, in full; one webhook is told the part it may know. */
export type News = {
  /** `shared`: a share of many. */
  readonly type: WebhookKind | 'shared'
  /** ISO 8601 in UTC, when it happened. */
  readonly timestamp: string
  readonly data: { readonly [name: string]: Json } & {
    /** The brand's own ids of the customer; the other side knows no others. */
    readonly customer: { readonly ids: readonly string[] }
    /** Changed fields with their values. */
    readonly fields?: Fields
    /** Of two who were found to be one, or taken apart again, the one whom `customer` does not name. */
    readonly other?: { readonly ids: readonly string[] }
  }
}

/**
 * The news as far as a recipient may be told for a purpose under the policy in force: of fields only those that both may have
 * (GDPR Art. 5(1)(b), (c)). Undefined when nothing is left to tell.
 */
export function narrowed(
  news: News,
  { policy }: House['judge'],
  { purpose, vendor }: { readonly purpose: string; readonly vendor: string },
): News | undefined {
  const { fields } = news.data
  if (fields === undefined) return news
  const allowed = new Set(fieldsTold(policy, vendor, purpose))
  const told = Object.entries(fields).filter(([name]) => allowed.has(name))
  return told.length === 0 && news.type !== 'shared'
    ? undefined
    : { ...news, data: { ...news.data, fields: Object.fromEntries(told) } }
}
