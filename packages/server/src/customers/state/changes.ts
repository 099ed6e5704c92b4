import {
  type Budget,
  type Channel,
  type ConsentType,
  channels,
  consentTypes,
  type Dial,
  type GuardWish,
  type Instant,
  type QuietHours,
} from '@candor/terms'
import { contactsKept, type Meaning, type Ring } from './layout.ts'
import { consentFlags, type Standing } from './standing.ts'

/** A choice as the state sees it. Evidence was checked before: a yes without evidence never reaches the state. */
export type StateChoice =
  | {
      readonly kind: 'consent'
      readonly purpose: string
      readonly channel: string
      readonly type: ConsentType
      readonly at: Instant
      readonly optOutOffered?: boolean
      readonly parental?: boolean
    }
  | {
      readonly kind: 'refusal' | 'withdrawal' | 'objection'
      readonly purpose: string
      readonly channel: string
      readonly at: Instant
    }
  | { readonly kind: 'preference'; readonly value: Preference }

/** What a customer set about how, how often and when. An absent field leaves that preference as it is. */
export type Preference = {
  readonly budgets?: readonly Budget[]
  readonly quietHours?: readonly QuietHours[]
  /** 0 ends a pause. */
  readonly pausedUntil?: Instant
  readonly dial?: Dial
  /** Topics not to be brought up; the whole list. */
  readonly avoidTopics?: readonly string[]
  readonly guard?: GuardWish
  /** 0 takes the limit away. */
  readonly purchasesAWeek?: number
  readonly noOffersAtNight?: boolean
  /** What is held is only stored (GDPR Art. 18). Set and lifted by the rights desk alone. */
  readonly restricted?: boolean
}

// INVARIANT: order of arrival does not matter: the newest yes and the newest no per slot are kept, and the gate compares them (a tie is a no).
/** Folds one choice into the state. Choices about a purpose or channel the policy does not know are kept elsewhere and change nothing here. */
export function applyChoice(state: Standing, choice: StateChoice): void {
  if (choice.kind === 'preference') {
    applyPreference(state, choice.value)
    return
  }
  const slot = state.slotOf(choice.purpose, choice.channel)
  if (slot < 0) return
  if (choice.kind !== 'consent') {
    if (choice.at > state.optOutAt(slot)) state.setOptOut(slot, choice.at)
    return
  }
  if (choice.at < state.consentAt(slot)) return
  const flags = (choice.parental ? consentFlags.parental : 0) | (choice.optOutOffered ? consentFlags.optOutOffered : 0)
  if (choice.at > state.consentAt(slot)) state.setConsent(slot, choice.at, choice.type, flags)
  else joinConsents(state, slot, choice.type, flags)
}

// Of two yeses of the same instant only what both say counts: that protects more people, and either may come first.
function joinConsents(state: Standing, slot: number, type: ConsentType, flags: number): void {
  const known = consentTypes[state.consentType(slot)] as ConsentType
  const weaker = weakestFirst.find(one => one === known || one === type) as ConsentType
  state.setConsent(slot, state.consentAt(slot), weaker, flags & state.flags(slot))
}

/** A soft opt-in covers less than an express consent, and that less than one given in signed writing. */
const weakestFirst: readonly ConsentType[] = ['charity-soft-opt-in', 'soft-opt-in', 'express', 'pewc']

function applyPreference(state: Standing, value: Preference): void {
  if (value.budgets) state.budgets = value.budgets
  if (value.quietHours) state.quietHours = value.quietHours
  if (value.pausedUntil !== undefined) state.pausedUntil = value.pausedUntil
  if (value.dial) state.dial = value.dial
  if (value.avoidTopics) state.avoidTopics = value.avoidTopics
  if (value.guard) state.guard = value.guard
  if (value.purchasesAWeek !== undefined) state.purchasesAWeek = value.purchasesAWeek
  if (value.noOffersAtNight !== undefined) state.noOffersAtNight = value.noOffersAtNight
  if (value.restricted !== undefined) state.restricted = value.restricted
}

// INVARIANT: order of arrival does not matter: the newest instant of each meaning is kept, and what they say together is read.
/** Notes what an event says about the customer: a purchase, an inquiry, a return, a subscription that began or ended. */
export function noteMeaning(state: Standing, meaning: Meaning, at: Instant): void {
  if (at > state.newest(meaning)) state.setNewest(meaning, at)
  if (meaning === 'purchase' || meaning === 'return') noteInRing(state, meaning, at)
}

/** Notes a night in which the customer was up, by the instant at which it ended; each night once. */
export function noteNight(state: Standing, end: Instant): void {
  if (!state.ring('night').includes(end)) noteInRing(state, 'night', end)
}

const noteInRing = (state: Standing, ring: Ring, at: Instant): void => state.setRing(ring, [...state.ring(ring), at])

// INVARIANT: a state holds exactly the contacts from `contactsKnownSince` on, oldest first, whatever the order they came in.
/** Adds a contact that is in flight, handed over or unknown; when full, the oldest instant falls out and the state says since when it knows. */
export function addContact(state: Standing, at: Instant, channel: Channel): void {
  if (at < state.contactsKnownSince) return
  if (state.contactCount === contactsKept) {
    const oldest = Math.min(at, state.contactAt(0))
    forgetContacts(state, oldest + 1)
    if (at === oldest) return
  }
  const code = channels.indexOf(channel)
  let i = state.contactCount
  while (i > 0 && comesAfter(state, i - 1, at, code)) i--
  state.insertContact(i, at, code)
}

/** Forgets the contacts before `since`: from then on the state says that it knows no older ones. */
export function forgetContacts(state: Standing, since: Instant): void {
  if (since <= state.contactsKnownSince) return
  let older = 0
  while (older < state.contactCount && state.contactAt(older) < since) older++
  if (older > 0) state.takeContacts(0, older)
  state.contactsKnownSince = since
}

/** Takes back a contact that provably did not happen (the provider refused it). */
export function removeContact(state: Standing, at: Instant, channel: Channel): void {
  for (let i = 0; i < state.contactCount; i++) {
    if (state.contactAt(i) !== at || state.contactChannel(i) !== channel) continue
    state.takeContacts(i)
    return
  }
}

const comesAfter = (state: Standing, i: number, at: Instant, code: number): boolean =>
  state.contactAt(i) > at || (state.contactAt(i) === at && state.contactCode(i) > code)
