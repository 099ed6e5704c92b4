import type { Consent, Facts, OptOut, PastContact } from '@candor/gate'
import { type Channel, consentTypes } from '@candor/terms'
import type { Codes } from './codes.ts'
import { countryOf } from './country.ts'
import { Pool } from './pool.ts'
import { consentFlags, type Standing } from './standing.ts'

/**
 * What the gate may look at, read from one decision state, for an act on `channel` (absent: no address is needed). The facts
 * belong to the caller. Text codes are resolved through `codes`.
 */
export function factsOf(state: Standing, codes: Codes, channel: Channel | undefined): Facts {
  const read = new FactsReader(codes).read(state, channel)
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined)) as unknown as Facts
}

type Loose<T> = { -readonly [K in keyof T]: T[K] | undefined }

/**
 * Reads facts into the same objects again and again: a plan asks about millions of customers. What `read` answers holds until
 * the next `read`; whoever keeps facts takes `factsOf`. What a customer has no word on is `undefined`.
 */
export class FactsReader {
  readonly #codes: Codes
  readonly #consents = new Pool(emptyConsent)
  readonly #optOuts = new Pool(emptyOptOut)
  readonly #contacts = new Pool(emptyContact)
  readonly #facts: Loose<Facts>

  constructor(codes: Codes) {
    this.#codes = codes
    const lists = { consents: this.#consents.shown, optOuts: this.#optOuts.shown, contacts: this.#contacts.shown }
    this.#facts = { ...nothingKnown, ...(lists as Pick<Facts, keyof typeof lists>) }
  }

  read(state: Standing, channel: Channel | undefined): Facts {
    const facts = this.#facts
    facts.country = countryOf(state.countryCode) ?? 'unknown'
    facts.region = this.#codes.text('region', state.regionCode)
    facts.zone = this.#codes.text('zone', state.zoneCode) ?? 'unknown'
    facts.age = ageOf(state)
    facts.address = channel === undefined || state.knows(channel)
    facts.suppressed = channel === undefined ? false : state.suppression(channel)
    facts.pausedUntil = state.pausedUntil || undefined
    facts.quietHours = someOf(state.quietHours)
    facts.budgets = someOf(state.budgets)
    facts.dial = state.dial
    facts.contactsKnownSince = state.contactsKnownSince || undefined
    this.#readChoices(state)
    this.#readContacts(state)
    return facts as Facts
  }

  #readChoices(state: Standing): void {
    const { slots } = state.layout
    let yeses = 0
    let noes = 0
    for (let i = 0; i < slots.length; i++) {
      const givenAt = state.consentAt(i)
      const refusedAt = state.optOutAt(i)
      if (givenAt !== 0) putConsent(this.#consents.at(yeses++), state, i, givenAt)
      if (refusedAt !== 0) putOptOut(this.#optOuts.at(noes++), state, i, refusedAt)
    }
    this.#consents.show(yeses)
    this.#optOuts.show(noes)
  }

  #readContacts(state: Standing): void {
    const count = state.contactCount
    for (let i = 0; i < count; i++) {
      const contact = this.#contacts.at(i)
      contact.channel = state.contactChannel(i)
      contact.at = state.contactAt(i)
    }
    this.#contacts.show(count)
  }
}

const nothingKnown: Loose<Facts> = {
  country: 'unknown',
  region: undefined,
  zone: 'unknown',
  age: undefined,
  address: false,
  suppressed: false,
  pausedUntil: undefined,
  quietHours: undefined,
  budgets: undefined,
  dial: undefined,
  consents: [],
  optOuts: [],
  contacts: [],
  contactsKnownSince: undefined,
}

const emptyConsent = (): Loose<Consent> => ({
  purpose: '',
  channel: 'any',
  type: 'express',
  givenAt: 0,
  // A yes without evidence never reaches the state.
  evidence: true,
  parental: false,
  optOutOffered: false,
})
const emptyOptOut = (): Loose<OptOut> => ({ channel: 'any', purpose: '', at: 0 })
const emptyContact = (): Loose<PastContact> => ({ channel: 'email', at: 0 })

function putConsent(consent: Loose<Consent>, state: Standing, i: number, givenAt: number): void {
  const slot = state.layout.slots[i] as { purpose: string; channel: Consent['channel'] }
  const flags = state.flags(i)
  consent.purpose = slot.purpose
  consent.channel = slot.channel
  consent.type = consentTypes[state.consentType(i)]
  consent.givenAt = givenAt
  consent.parental = (flags & consentFlags.parental) !== 0
  consent.optOutOffered = (flags & consentFlags.optOutOffered) !== 0
}

function putOptOut(optOut: Loose<OptOut>, state: Standing, i: number, at: number): void {
  const slot = state.layout.slots[i] as { purpose: string; channel: OptOut['channel'] }
  optOut.purpose = slot.purpose
  optOut.channel = slot.channel
  optOut.at = at
}

const someOf = <T>(list: readonly T[]): readonly T[] | undefined => (list.length === 0 ? undefined : list)

/** Whole years, from the attribute field `age` where the data map declares one. */
function ageOf(state: Standing): number | undefined {
  const index = state.layout.ageIndex
  const age = index < 0 ? Number.NaN : state.attribute(index)
  return Number.isNaN(age) ? undefined : age
}
