import { CompactFacts, channelBits, countedBudget, marks, notWithdrawn, unknown } from '@candor/gate'
import { type Channel, channels, consentTypes } from '@candor/terms'
import {
  ageOf,
  type Codes,
  consentFlags,
  countryOf,
  happeningsOf,
  type Standing,
  type StateLayout,
  subscriptionsOf,
  traitsOf,
} from '../customers/state/index.ts'

const bitsOfCode = channels.map(channelBits)

/** What the type of a consent marks, by its place in the closed list. */
const marksOfType = consentTypes.map(type => {
  if (type === 'pewc') return marks.written
  if (type === 'soft-opt-in') return marks.soft
  return type === 'charity-soft-opt-in' ? marks.soft | marks.charity : 0
})

/**
 * Reads decision states straight into the form that the gate's rules read, without an object per choice or contact: a plan
 * asks about millions of customers. Means what `factsOf` means. What `read` answers holds until the next `read`.
 */
export class CompactReader {
  readonly #codes: Codes
  readonly #purposes: readonly string[]
  readonly #bits: readonly number[]
  readonly #facts = new CompactFacts()

  constructor(layout: StateLayout, codes: Codes) {
    this.#codes = codes
    this.#purposes = layout.slots.map(slot => slot.purpose)
    this.#bits = layout.slots.map(slot => channelBits(slot.channel))
  }

  read(state: Standing, channel: Channel | undefined): CompactFacts {
    const facts = this.#facts
    facts.clear()
    facts.country = countryOf(state.countryCode) ?? unknown
    facts.region = this.#codes.text('region', state.regionCode)
    facts.zone = this.#codes.text('zone', state.zoneCode) ?? unknown
    facts.age = ageOf(state)
    facts.address = channel === undefined || state.knows(channel)
    facts.suppressed = channel === undefined ? false : state.suppression(channel)
    facts.pausedUntil = state.pausedUntil || undefined
    facts.dial = state.dial
    facts.avoidTopics = state.avoidTopics
    facts.guard = state.guard ?? 'usual'
    facts.purchasesAWeek = state.purchasesAWeek || undefined
    facts.noOffersAtNight = state.noOffersAtNight
    facts.restricted = state.restricted
    facts.contactsKnownSince = state.contactsKnownSince || undefined
    if (state.hasLimits) {
      facts.quietHours = state.quietHours
      facts.budgets = state.budgets.map(countedBudget)
    }
    readHistory(state, facts)
    const traits = traitsOf(state, this.#codes)
    if (traits !== undefined) facts.traits = traits
    this.#readChoices(state)
    for (let i = 0; i < state.contactCount; i++)
      facts.contacts.add(bitsOfCode[state.contactCode(i)]!, state.contactAt(i))
    return facts
  }

  #readChoices(state: Standing): void {
    const { choices } = this.#facts
    for (let i = 0; i < this.#bits.length; i++) {
      const givenAt = state.consentAt(i)
      const refusedAt = state.optOutAt(i)
      if (givenAt !== 0)
        choices.addConsent(this.#purposes[i]!, this.#bits[i]! | marksOf(state, i), givenAt, notWithdrawn)
      if (refusedAt !== 0) choices.addOptOut(this.#purposes[i]!, this.#bits[i]!, refusedAt)
    }
  }
}

/** A yes without evidence never reaches the state. */
function marksOf(state: Standing, slot: number): number {
  const flags = state.flags(slot)
  let marked = marks.evidence | (marksOfType[state.consentType(slot)] ?? 0)
  if ((flags & consentFlags.parental) !== 0) marked |= marks.parental
  marked |= (flags & consentFlags.optOutOffered) !== 0 ? marks.optOutOffered : marks.optOutWithheld
  return marked
}

function readHistory(state: Standing, facts: CompactFacts): void {
  const { purchases, returns, lateNights } = happeningsOf(state)
  const asked = state.newest('inquiry')
  if (purchases !== undefined) facts.purchases = purchases
  if (returns !== undefined) facts.returns = returns
  if (lateNights !== undefined) facts.lateNights = lateNights
  if (asked !== 0) facts.inquiries = [asked]
  const subscriptions = subscriptionsOf(state)
  if (subscriptions !== undefined) facts.subscriptions = subscriptions
}
