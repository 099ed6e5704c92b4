import {
  type Content,
  type Format,
  fillContent,
  headersFor,
  type MessageParts,
  parseAddress,
  renderMessage,
  type Suggested,
  textsOf,
} from '@candor/content'
import { day, err, ok, type Result } from '@candor/terms'
import type { Outgoing } from '../../adapters/channels/index.ts'
import { Unreadable } from '../../adapters/keys/index.ts'
import type { Person, Rendered } from '../../adapters/template-worker/index.ts'
import { contentOf, type Definition } from '../../brand/campaigns/index.ts'
import { linkToken, manageDays } from '../../customers/links/index.ts'
import { wholeProfile } from '../../customers/profiles/index.ts'
import { fieldsFor, type House } from '../../decisions/index.ts'
import { persevere } from './persevere.ts'
import { renderEach } from './render.ts'
import { suggestedTo } from './suggest.ts'

/** Who gets the message, where, and whether its promotion was refused. */
export type Recipient = {
  readonly customer: string
  readonly act: string
  readonly attempt: number
  /** The permitting decision. */
  readonly entry: string
  readonly address: string
  readonly stripped: boolean
}

/** Why a message could not be made. Not permanent: it may be made another time. */
export type Unmade = { readonly permanent: boolean; readonly why: string }

/** The finished message of each recipient, in their order, or why it could not be made. Rendered just before the hand-over, kept nowhere. */
export async function composeFor(
  house: House,
  definition: Definition,
  recipients: readonly Recipient[],
): Promise<Result<Outgoing, Unmade>[]> {
  const done = new Map<Recipient, Result<Outgoing, Unmade>>()
  for (const stripped of [false, true]) {
    const some = recipients.filter(recipient => recipient.stripped === stripped)
    if (some.length > 0) await composeVariant(house, definition, stripped, some, done)
  }
  return recipients.map(recipient => done.get(recipient) ?? unreadable)
}

// INVARIANT: what is wrong with one person's data fails that person's message alone.
async function composeVariant(
  house: House,
  definition: Definition,
  stripped: boolean,
  recipients: readonly Recipient[],
  done: Map<Recipient, Result<Outgoing, Unmade>>,
): Promise<void> {
  const content = contentOf(definition, stripped)
  const people = await Promise.all(recipients.map(recipient => personOf(house, definition.purpose, recipient.customer)))
  const known = recipients.flatMap((recipient, i) => (people[i] ? [{ recipient, person: people[i] }] : []))
  const persons = known.map(({ person }) => person)
  const rendered = persons.length > 0 ? await renderEach(house, textsOf(content), persons) : []
  const customers = known.map(({ recipient }) => recipient.customer)
  const suggested = await suggestedTo(house, definition.name, content, customers)
  known.forEach(({ recipient }, i) => {
    done.set(
      recipient,
      messageOf(house, definition, content, { texts: rendered[i], suggested: suggested[i] ?? [] }, recipient),
    )
  })
}

function messageOf(
  house: House,
  definition: Definition,
  content: Content,
  { texts, suggested }: { readonly texts: Rendered | undefined; readonly suggested: readonly Suggested[] },
  recipient: Recipient,
): Result<Outgoing, Unmade> {
  if (!texts) return unreadable
  if (!texts.ok) return err({ permanent: texts.error.kind === 'template', why: `template: ${texts.error.says}` })
  const filled = fillContent(content, texts.value, suggested)
  if (!filled.ok) {
    const why = filled.error.map(fault => `${fault.path}: ${fault.says}`).join('; ')
    return err({ permanent: true, why })
  }
  const made = outgoing(house, definition, filled.value, recipient)
  return made.ok ? made : err({ permanent: true, why: made.error })
}

const unreadable = err({ permanent: true, why: 'what is known of the customer cannot be read' })

/** What the texts may use of a customer; undefined when it cannot be opened: erased meanwhile, or damaged. */
async function personOf(house: House, purpose: string, customer: string): Promise<Person | undefined> {
  try {
    const profile = await persevere(house.clock, () => wholeProfile(house, customer))
    const known = { ...profile?.attributes, ...profile?.sealed }
    const customerFields = fieldsFor(house.judge.policy, purpose).map(name => [name, known[name] ?? null])
    return { customer: Object.fromEntries(customerFields), brand: { name: house.judge.policy.brand.name } }
  } catch (fault) {
    if (fault instanceof Unreadable) return undefined
    throw fault
  }
}

function outgoing(
  house: House,
  definition: Definition,
  content: Content,
  recipient: Recipient,
): Result<Outgoing, string> {
  const { brand } = house.judge.policy
  const from = parseAddress(brand.sender.email)
  if (!from.ok) return err(`sender: ${from.error}`)
  const links = linksFor(house, definition, recipient)
  const headers = headersFor({
    ...(links.unsubscribe === undefined ? {} : { unsubscribeUrl: links.unsubscribe }),
    campaign: definition.name,
    locale: content.locale,
  })
  if (!headers.ok) return err(headers.error)
  const message = renderMessage(partsOf(house, content, links))
  return ok({
    customer: recipient.customer,
    purpose: definition.purpose,
    channel: definition.channel,
    address: recipient.address,
    // The decision's own id: opaque, and another one for each attempt.
    messageId: `${recipient.entry}@${from.value.split('@')[1]}`,
    campaign: definition.name,
    from: { name: brand.sender.name, address: from.value },
    ...message,
    headers: headers.value,
    ...(house.dkim ? { dkim: house.dkim } : {}),
  })
}

function partsOf(
  house: House,
  content: Content,
  links: MessageParts['links'],
  format: Format = 'standard',
): MessageParts {
  const { brand } = house.judge.policy
  return {
    content,
    links,
    brandName: brand.name,
    sender: { name: brand.sender.name, postalAddress: brand.postalAddress, contact: brand.privacyContact },
    format,
  }
}

function linksFor(house: House, definition: Definition, { customer, act }: Recipient): MessageParts['links'] {
  const expires = house.clock.now() + manageDays * day
  const { purpose, channel } = definition
  const manage = linkToken(house, { for: 'manage', customer, expires })
  const at = (path: string, token: string) => `${house.publicUrl}/${path}/${token}`
  return {
    ...(definition.class === 'marketing'
      ? { unsubscribe: at('unsubscribe', linkToken(house, { for: 'withdraw', customer, purpose, channel })) }
      : {}),
    preferences: at('preferences', manage),
    suggestions: at('suggestions', manage),
    why: at('why', linkToken(house, { for: 'why', customer, act, expires })),
  }
}
