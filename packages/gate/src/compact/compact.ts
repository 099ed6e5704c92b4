import { guardWishes, type Instant } from '@candor/terms'
import type { Consent, Facts, Traits } from '../facts.ts'
import { channelBits } from './channel-bits.ts'
import { marks, notWithdrawn } from './choice-columns.ts'
import { CompactFacts, countedBudget } from './compact-facts.ts'

type Fill = (into: CompactFacts, facts: Facts) => void

/** How each compact fact is filled. Throws where a fact cannot be read or is not what its type promises. */
const fills = {
  country: (into, { country }) => {
    into.country = country
  },
  region: (into, { region }) => {
    into.region = region
  },
  zone: (into, { zone }) => {
    into.zone = zone
  },
  age: (into, { age }) => {
    into.age = age === undefined ? undefined : numeric(age)
  },
  address: (into, { address }) => {
    into.address = address
  },
  suppressed: (into, { suppressed }) => {
    into.suppressed = suppressed
  },
  pausedUntil: (into, { pausedUntil }) => {
    into.pausedUntil = pausedUntil === undefined ? undefined : numeric(pausedUntil)
  },
  quietHours: (into, { quietHours }) => {
    for (const { from, to } of quietHours ?? []) numeric(numeric(from) + numeric(to))
    if (quietHours !== undefined) into.quietHours = quietHours
  },
  budgets: (into, { budgets }) => {
    for (const { max, hours } of budgets ?? []) numeric(numeric(max) + numeric(hours))
    if (budgets !== undefined) into.budgets = budgets.map(countedBudget)
  },
  dial: (into, { dial }) => {
    into.dial = dial
  },
  avoidTopics: (into, { avoidTopics }) => {
    if (avoidTopics !== undefined) into.avoidTopics = avoidTopics.map(textual)
  },
  guard: (into, { guard }) => {
    if (guard !== undefined && !guardWishes.includes(guard)) throw new TypeError('must be a wish about the guard')
    if (guard !== undefined) into.guard = guard
  },
  purchasesAWeek: (into, { purchasesAWeek }) => {
    into.purchasesAWeek = purchasesAWeek === undefined ? undefined : numeric(purchasesAWeek)
  },
  noOffersAtNight: (into, { noOffersAtNight }) => {
    into.noOffersAtNight = noOffersAtNight === true
  },
  restricted: (into, { restricted }) => {
    into.restricted = restricted === true
  },
  contactsKnownSince: (into, { contactsKnownSince: since }) => {
    into.contactsKnownSince = since === undefined ? undefined : numeric(since)
  },
  purchases: (into, { purchases }) => {
    if (purchases !== undefined) into.purchases = purchases.map(numeric)
  },
  returns: (into, { returns }) => {
    if (returns !== undefined) into.returns = returns.map(numeric)
  },
  lateNights: (into, { lateNights }) => {
    if (lateNights !== undefined) into.lateNights = lateNights.map(numeric)
  },
  inquiries: (into, { inquiries }) => {
    if (inquiries !== undefined) into.inquiries = inquiries.map(numeric)
  },
  subscriptions: (into, { subscriptions }) => {
    for (const { startedAt, endedAt = startedAt } of subscriptions ?? []) numeric(numeric(startedAt) + numeric(endedAt))
    if (subscriptions !== undefined) into.subscriptions = subscriptions
  },
  b2b: (into, { b2b }) => {
    into.b2b = b2b === true
  },
  corporate: (into, { subscriberType }) => {
    into.corporate = subscriberType === 'corporate'
  },
  nationalDnc: (into, { registers }) => {
    into.nationalDnc = registers?.nationalDnc ?? false
  },
  tpsSince: (into, { registers }) => {
    into.tpsSince = registers?.tpsSince === undefined ? undefined : numeric(registers.tpsSince)
  },
  publishedAddress: (into, { publishedAddress }) => {
    into.publishedAddress = publishedAddress
  },
  gpc: (into, { gpc }) => {
    into.gpc = gpc === true
  },
  traits: (into, { traits }) => {
    if (traits !== undefined) into.traits = named(traits)
  },
  choices: ({ choices }, { consents, optOuts }) => {
    for (const yes of consents) choices.addConsent(purposeOf(yes), marksOf(yes), numeric(yes.givenAt), endOf(yes))
    for (const no of optOuts) choices.addOptOut(purposeOf(no), known(channelBits(no.channel)), numeric(no.at))
  },
  contacts: ({ contacts }, { contacts: past }) => {
    for (const { channel, at, subject } of past) contacts.add(known(channelBits(channel)), numeric(at), subject)
  },
} as const satisfies { readonly [field in Exclude<keyof CompactFacts, 'clear'>]: Fill }

const fields = Object.keys(fills) as readonly (keyof typeof fills)[]
const inOrder: readonly Fill[] = Object.values(fills)

/** The facts in compact form, to keep. Never throws; see `compactInto`. */
export function compactFacts(facts: Facts): CompactFacts {
  const kept = new CompactFacts()
  const found = compactInto(kept, facts)
  if (found === kept) {
    kept.choices.trim()
    kept.contacts.trim()
  }
  return found
}

/**
 * The facts in compact form, filled into `into`. Never throws: where a fact cannot be read or is not what its type promises,
 * another object comes back, which throws when asked for it, so that every rule that asks refuses and names itself.
 */
export function compactInto(into: CompactFacts, facts: Facts): CompactFacts {
  into.clear()
  try {
    for (let i = 0; i < inOrder.length; i++) inOrder[i]!(into, facts)
    return into
  } catch {
    return withDamage(facts)
  }
}

function withDamage(facts: Facts): CompactFacts {
  const into = new CompactFacts()
  for (const field of fields) {
    try {
      fills[field](into, facts)
    } catch (cause) {
      Object.defineProperty(into, field, {
        get: () => {
          throw new TypeError(`the fact ${field} is damaged`, { cause })
        },
      })
    }
  }
  return into
}

function marksOf(consent: Consent): number {
  let marked = known(channelBits(consent.channel))
  if (consent.evidence) marked |= marks.evidence
  if (consent.parental === true) marked |= marks.parental
  if (consent.optOutOffered === true) marked |= marks.optOutOffered
  if (consent.type === 'soft-opt-in' || consent.type === 'charity-soft-opt-in') marked |= marks.soft
  if (consent.type === 'charity-soft-opt-in') marked |= marks.charity
  if (consent.type === 'pewc') marked |= marks.written
  if (consent.explicit === true) marked |= marks.explicit
  if (consent.signed === true) marked |= marks.signed
  if (consent.afterConflictNotice === true) marked |= marks.afterConflictNotice
  if (consent.optOutOffered === false) marked |= marks.optOutWithheld
  if (consent.preTicked === true || consent.bundled === true || consent.conditional === true) marked |= marks.forced
  return marked
}

const purposeOf = ({ purpose }: { readonly purpose: string }): string => textual(purpose)

function textual(value: string): string {
  if (typeof value !== 'string') throw new TypeError('must be a text')
  return value
}

function known(channel: number): number {
  if (channel === 0) throw new TypeError('a channel must be on the closed list')
  return channel
}

const endOf = ({ withdrawnAt }: Consent): Instant => (withdrawnAt === undefined ? notWithdrawn : numeric(withdrawnAt))

function named(traits: Traits): Traits {
  if (typeof traits !== 'object' || traits === null || Array.isArray(traits))
    throw new TypeError('must be named values')
  return traits
}

/** An instant or a count. What is not a number would slip through every comparison. */
function numeric(value: number): number {
  if (!Number.isFinite(value)) throw new TypeError('must be a number')
  return value
}
