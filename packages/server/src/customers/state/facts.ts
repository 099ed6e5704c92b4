import type { Consent, Facts, OptOut, PastContact, Subscription } from '@candor/gate'
import { type Channel, consentTypes, type Instant } from '@candor/terms'
import type { Codes } from './codes.ts'
import { countryOf } from './country.ts'
import type { Meaning, Ring } from './layout.ts'
import { consentFlags, type Standing } from './standing.ts'
import { traitsOf } from './traits.ts'

/**
 * What the gate may look at, read from one decision state, for an act on `channel` (absent: no address is needed). The facts
 * belong to the caller and hold nothing undefined. Text codes are resolved through `codes`.
 */
export function factsOf(state: Standing, codes: Codes, channel: Channel | undefined): Facts {
  const optional = {
    region: codes.text('region', state.regionCode),
    age: ageOf(state),
    pausedUntil: state.pausedUntil || undefined,
    quietHours: someOf(state.quietHours),
    budgets: someOf(state.budgets),
    dial: state.dial,
    contactsKnownSince: state.contactsKnownSince || undefined,
    avoidTopics: someOf(state.avoidTopics),
    guard: state.guard,
    purchasesAWeek: state.purchasesAWeek || undefined,
    noOffersAtNight: state.noOffersAtNight || undefined,
    restricted: state.restricted || undefined,
    ...happeningsOf(state),
    inquiries: newestOf(state, 'inquiry'),
    subscriptions: subscriptionsOf(state),
    traits: traitsOf(state, codes),
  }
  return {
    // In canonical order: records are spelled so, and what is in order need not be put in order.
    address: channel === undefined || state.knows(channel),
    consents: consentsOf(state),
    contacts: contactsOf(state),
    country: countryOf(state.countryCode) ?? 'unknown',
    optOuts: optOutsOf(state),
    suppressed: channel === undefined ? false : state.suppression(channel),
    zone: codes.text('zone', state.zoneCode) ?? 'unknown',
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
  }
}

type SlotName = { readonly purpose: string; readonly channel: Consent['channel'] }

function consentsOf(state: Standing): Consent[] {
  return (state.layout.slots as readonly SlotName[]).flatMap((slot, i) => {
    const givenAt = state.consentAt(i)
    if (givenAt === 0) return []
    const flags = state.flags(i)
    return {
      purpose: slot.purpose,
      channel: slot.channel,
      type: consentTypes[state.consentType(i)] as Consent['type'],
      givenAt,
      // A yes without evidence never reaches the state.
      evidence: true,
      parental: (flags & consentFlags.parental) !== 0,
      optOutOffered: (flags & consentFlags.optOutOffered) !== 0,
    }
  })
}

function optOutsOf(state: Standing): OptOut[] {
  return (state.layout.slots as readonly SlotName[]).flatMap(({ purpose, channel }, i) => {
    const at = state.optOutAt(i)
    return at === 0 ? [] : { channel, purpose, at }
  })
}

const contactsOf = (state: Standing): PastContact[] =>
  Array.from({ length: state.contactCount }, (_, i) => ({ channel: state.contactChannel(i), at: state.contactAt(i) }))

/** What the guard may look at. */
export type Happenings = {
  readonly purchases?: readonly Instant[]
  readonly returns?: readonly Instant[]
  readonly lateNights?: readonly Instant[]
}

/**
 * The newest few purchases, returns and late nights where a rule looks for runs of them; else of purchases the newest, which laws
 * ask for, and of the others none: a record keeps no more of a life than what was looked at.
 */
export function happeningsOf(state: Standing): Happenings {
  const bought = runOf(state, 'purchase', state.purchasesAWeek > 0) ?? newestOf(state, 'purchase')
  const returned = runOf(state, 'return')
  const nights = isWatched(state, 'night') ? someOf(state.ring('night')) : undefined
  return {
    ...(bought && { purchases: bought }),
    ...(returned && { returns: returned }),
    ...(nights && { lateNights: nights }),
  }
}

const isWatched = (state: Standing, ring: Ring): boolean => state.layout.watched.includes(ring) && state.guard !== 'off'

/** The newest to the millisecond, those before to the second. */
function runOf(state: Standing, meaning: 'purchase' | 'return', asked = false): readonly Instant[] | undefined {
  if (!asked && !isWatched(state, meaning)) return undefined
  const [, ...before] = state.ring(meaning)
  const newest = newestOf(state, meaning)
  return newest && [...newest, ...before]
}

function newestOf(state: Standing, meaning: Meaning): readonly Instant[] | undefined {
  const at = state.newest(meaning)
  return at === 0 ? undefined : [at]
}

/** An end only ends what began before it; an end whose beginning nobody saw says nothing. */
export function subscriptionsOf(state: Standing): readonly Subscription[] | undefined {
  const startedAt = state.newest('subscription-start')
  const endedAt = state.newest('subscription-end')
  if (startedAt === 0) return undefined
  return [endedAt > startedAt ? { startedAt, endedAt } : { startedAt }]
}

const someOf = <T>(list: readonly T[]): readonly T[] | undefined => (list.length === 0 ? undefined : list)

/** Whole years, from the attribute field `age` where the data map declares one. */
export function ageOf(state: Standing): number | undefined {
  const index = state.layout.ageIndex
  const age = index < 0 ? Number.NaN : state.attribute(index)
  return Number.isNaN(age) ? undefined : age
}
