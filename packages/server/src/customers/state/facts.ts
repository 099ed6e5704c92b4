import type { Consent, Facts, OptOut, PastContact } from '@candor/gate'
import { type Channel, consentTypes } from '@candor/terms'
import type { Codes } from './codes.ts'
import { consentFlags, type Standing } from './standing.ts'

/**
 * What the gate may look at, read from one decision state, for an act on `channel` (absent: no address is needed).
 * Text codes are resolved through `codes`.
 */
export function factsOf(state: Standing, codes: Codes, channel: Channel | undefined): Facts {
  const region = codes.text('region', state.regionCode)
  const age = ageOf(state)
  const quietHours = state.quietHours
  const budgets = state.budgets
  const dial = state.dial
  return {
    country: countryOf(state.countryCode) ?? 'unknown',
    zone: codes.text('zone', state.zoneCode) ?? 'unknown',
    address: channel === undefined || state.knows(channel),
    suppressed: channel === undefined ? false : state.suppression(channel),
    consents: consentsOf(state),
    optOuts: optOutsOf(state),
    contacts: contactsOf(state, codes),
    ...(region === undefined ? {} : { region }),
    ...(age === undefined ? {} : { age }),
    ...(quietHours.length === 0 ? {} : { quietHours }),
    ...(budgets.length === 0 ? {} : { budgets }),
    ...(dial === undefined ? {} : { dial }),
    ...(state.pausedUntil === 0 ? {} : { pausedUntil: state.pausedUntil }),
    ...(state.contactsKnownSince === 0 ? {} : { contactsKnownSince: state.contactsKnownSince }),
  }
}

/** Whole years, from the attribute field `age` where the data map declares one. */
function ageOf(state: Standing): number | undefined {
  const index = state.layout.ageIndex
  if (index < 0) return undefined
  const age = state.attribute(index)
  return Number.isNaN(age) ? undefined : age
}

function consentsOf(state: Standing): Consent[] {
  const found: Consent[] = []
  const { slots } = state.layout
  for (let i = 0; i < slots.length; i++) {
    const givenAt = state.consentAt(i)
    if (givenAt === 0) continue
    const slot = slots[i] as { purpose: string; channel: string }
    const flags = state.flags(i)
    found.push({
      purpose: slot.purpose,
      channel: slot.channel as Consent['channel'],
      type: consentTypes[state.consentType(i)] as Consent['type'],
      givenAt,
      evidence: true,
      parental: (flags & consentFlags.parental) !== 0,
      optOutOffered: (flags & consentFlags.optOutOffered) !== 0,
    })
  }
  return found
}

function optOutsOf(state: Standing): OptOut[] {
  const found: OptOut[] = []
  const { slots } = state.layout
  for (let i = 0; i < slots.length; i++) {
    const at = state.optOutAt(i)
    if (at === 0) continue
    const slot = slots[i] as { purpose: string; channel: string }
    found.push({ purpose: slot.purpose, channel: slot.channel as OptOut['channel'], at })
  }
  return found
}

function contactsOf(state: Standing, codes: Codes): PastContact[] {
  const found: PastContact[] = []
  for (let i = 0; i < state.contactCount; i++) {
    const subject = codes.text('subject', state.contactSubject(i))
    found.push({
      channel: state.contactChannel(i),
      at: state.contactAt(i),
      ...(subject === undefined ? {} : { subject }),
    })
  }
  return found
}

export const countryCode = (country: string | null | undefined): number =>
  country && /^[A-Z]{2}$/.test(country) ? (country.charCodeAt(0) << 8) | country.charCodeAt(1) : 0

const countries = new Map<number, string>()
export function countryOf(code: number): string | undefined {
  if (code === 0) return undefined
  const known = countries.get(code)
  if (known !== undefined) return known
  const country = String.fromCharCode(code >> 8, code & 0xff)
  countries.set(code, country)
  return country
}
