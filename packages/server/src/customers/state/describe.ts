import { channels, consentTypes, type Json } from '@candor/terms'
import { dateOfDay } from './attributes.ts'
import type { Codes } from './codes.ts'
import { countryOf } from './country.ts'
import { meanings } from './layout.ts'
import { consentFlags, type Standing } from './standing.ts'

/** Everything a decision state holds, under plain names, in a fixed order; what is unknown is null. */
export function describeState(state: Standing, codes: Codes): { readonly [field: string]: Json } {
  const text = (attribute: string, code: number): Json => codes.text(attribute, code) ?? (code === 0 ? null : code)
  return {
    country: countryOf(state.countryCode) ?? null,
    region: text('region', state.regionCode),
    zone: text('zone', state.zoneCode),
    language: text('language', state.languageCode),
    addresses: channels.filter(channel => state.knows(channel)),
    suppressed: channels.flatMap(channel =>
      state.suppression(channel) ? [[channel, state.suppression(channel)]] : [],
    ),
    dial: state.dial ?? null,
    avoidTopics: [...state.avoidTopics],
    guard: state.guard ?? null,
    purchasesAWeek: state.purchasesAWeek || null,
    noOffersAtNight: state.noOffersAtNight,
    restricted: state.restricted,
    pausedUntil: state.pausedUntil || null,
    quietHours: state.quietHours.map(window => ({ ...window, days: [...(window.days ?? [])] })),
    budgets: state.budgets.map(budget => ({ ...budget })),
    ...choicesIn(state),
    contacts: Array.from({ length: state.contactCount }, (_, i) => [state.contactChannel(i), state.contactAt(i)]),
    contactsKnownSince: state.contactsKnownSince || null,
    ...Object.fromEntries(meanings.map(meaning => [`newest ${meaning}`, state.newest(meaning) || null])),
    ...Object.fromEntries(state.layout.rings.map(ring => [`newest ${ring}s`, [...state.ring(ring)]])),
    ...attributesIn(state, codes),
  }
}

function choicesIn(state: Standing): { [field: string]: Json } {
  const found: { [field: string]: Json } = {}
  state.layout.slots.forEach(({ purpose, channel }, i) => {
    if (state.consentAt(i) !== 0)
      found[`consent ${purpose} ${channel}`] = {
        at: state.consentAt(i),
        type: consentTypes[state.consentType(i)] ?? null,
        parental: (state.flags(i) & consentFlags.parental) !== 0,
        optOutOffered: (state.flags(i) & consentFlags.optOutOffered) !== 0,
      }
    if (state.optOutAt(i) !== 0) found[`refusal ${purpose} ${channel}`] = { at: state.optOutAt(i) }
  })
  return found
}

function attributesIn(state: Standing, codes: Codes): { [field: string]: Json } {
  const values = state.layout.attributes.map(({ name, type }, i) => {
    const value = state.attribute(i)
    if (Number.isNaN(value)) return [`field ${name}`, null]
    if (type === 'text') return [`field ${name}`, codes.text(name, value) ?? value]
    if (type === 'boolean') return [`field ${name}`, value === 1]
    return [`field ${name}`, type === 'date' ? dateOfDay(value) : value]
  })
  return Object.fromEntries(values) as { [field: string]: Json }
}
