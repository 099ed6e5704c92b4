import { channels, consentTypes, dials, type FieldType, guardWishes } from '@candor/terms'
import fc from 'fast-check'
import { dayNumber } from '../attributes.ts'
import { addContact, applyChoice, noteMeaning, noteNight, type StateChoice } from '../changes.ts'
import type { Codes } from '../codes.ts'
import { layoutFrom, meanings, type StateLayout } from '../layout.ts'
import { Standing } from '../standing.ts'

export const purposes = { offers: ['email', 'sms'], news: ['email'], service: ['letter'] }
export const columns = [
  { name: 'plan', type: 'text' },
  { name: 'age', type: 'number' },
  { name: 'member', type: 'boolean' },
  { name: 'since', type: 'date' },
] as const satisfies { name: string; type: FieldType }[]
const kept = {
  ...{ purposes, attributes: columns, topics: ['mothers-day', 'alcohol'] },
  meanings: { Bought: 'purchase', 'Sent Back': 'return' },
  nights: { from: 0, to: 300, events: ['page'] },
} as const
export const layout: StateLayout = layoutFrom(kept)
/** The same rows under a policy whose guard looks at everything. */
export const watchingLayout: StateLayout = layoutFrom({ ...kept, watched: ['purchase', 'return', 'night'] })
/** The same rows under a policy whose own rules ask for three of the fields. */
export const askingLayout: StateLayout = layoutFrom({
  ...kept,
  traits: ['since', 'plan', 'member'],
})

export const anyPurpose = fc.constantFrom('any', ...Object.keys(purposes), 'unheard-of')
export const anyChannel = fc.constantFrom(...channels, 'any')
export const anyInstant = fc.integer({ min: 1, max: 20 })
export const anyWindow = fc.record(
  {
    from: fc.integer({ min: 0, max: 1439 }),
    to: fc.integer({ min: 0, max: 1439 }),
    days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
  },
  { requiredKeys: ['from', 'to'] },
)
export const anyBudget = fc.record({
  channel: anyChannel,
  max: fc.integer({ min: 0, max: 255 }),
  hours: fc.integer({ min: 1, max: 65_535 }),
})
export const anyAnswer: fc.Arbitrary<Exclude<StateChoice, { kind: 'preference' }>> = fc.oneof(
  fc.record(
    {
      kind: fc.constant('consent' as const),
      purpose: anyPurpose,
      channel: anyChannel,
      type: fc.constantFrom(...consentTypes),
      at: anyInstant,
      optOutOffered: fc.boolean(),
      parental: fc.boolean(),
    },
    { requiredKeys: ['kind', 'purpose', 'channel', 'type', 'at'] },
  ),
  fc.record({
    kind: fc.constantFrom('refusal' as const, 'withdrawal' as const, 'objection' as const),
    purpose: anyPurpose,
    channel: anyChannel,
    at: anyInstant,
  }),
)
export const anyContact = fc.record({ at: anyInstant, channel: fc.constantFrom(...channels) })

export const anyHappened = fc.record({
  meaning: fc.constantFrom(...meanings),
  at: fc.integer({ min: 1, max: 20 }).map(n => n * 1_700),
})

/** Everything that a life can leave in a state. */
export const anyLife = fc.record({
  answers: fc.array(anyAnswer, { maxLength: 30 }),
  contacts: fc.array(anyContact, { maxLength: 30 }),
  happened: fc.array(anyHappened, { maxLength: 30 }),
  nights: fc.array(fc.integer({ min: 1, max: 15 }), { maxLength: 20 }),
  avoidTopics: fc.subarray(['alcohol', 'mothers-day', 'unheard-of']),
  guard: fc.option(fc.constantFrom(...guardWishes), { nil: undefined }),
  purchasesAWeek: fc.integer({ min: 0, max: 9 }),
  noOffersAtNight: fc.boolean(),
  restricted: fc.boolean(),
  quietHours: fc.array(anyWindow, { maxLength: 3 }),
  budgets: fc.array(anyBudget, { maxLength: 6 }),
  dial: fc.option(fc.constantFrom(...dials), { nil: undefined }),
  pausedUntil: fc.constantFrom(0, 1_900_000_000_000),
  country: fc.constantFrom(undefined, 'DE', 'US'),
  zone: fc.nat({ max: 2 }),
  region: fc.nat({ max: 2 }),
  knows: fc.subarray([...channels]),
  suppressed: fc.array(fc.tuple(fc.constantFrom(...channels), fc.constantFrom('marketing' as const, 'all' as const))),
  age: fc.option(fc.nat({ max: 120 }), { nil: undefined }),
  plan: fc.option(fc.nat({ max: 2 }), { nil: undefined }),
  member: fc.option(fc.boolean(), { nil: undefined }),
  since: fc.option(fc.constantFrom('2025-12-31', '2026-01-01', '1969-12-31'), { nil: undefined }),
})
export type Life = typeof anyLife extends fc.Arbitrary<infer T> ? T : never

/** Three texts per attribute, known from the start. */
export const someCodes: Codes = {
  code: (attribute, text) => Math.max(0, Number(text?.split(' ')[1] ?? 0)) * Number(text?.startsWith(attribute) ?? 0),
  text: (attribute, code) => (code === 0 ? undefined : `${attribute} ${code}`),
  texts: attribute => ['', `${attribute} 1`, `${attribute} 2`],
  ensure: () => Promise.reject(new Error('no text here is new')),
}

export function stateOf(
  life: Life,
  countryCode: (country: string | undefined) => number,
  under: StateLayout = layout,
): Standing {
  const state = new Standing(under).clear()
  for (const answer of life.answers) applyChoice(state, answer)
  for (const { at, channel } of life.contacts) addContact(state, at, channel)
  for (const { meaning, at } of life.happened) noteMeaning(state, meaning, at)
  for (const night of life.nights) noteNight(state, night * 86_400_000)
  applyChoice(state, {
    kind: 'preference',
    value: {
      avoidTopics: life.avoidTopics,
      ...(life.guard ? { guard: life.guard } : {}),
      purchasesAWeek: life.purchasesAWeek,
      noOffersAtNight: life.noOffersAtNight,
      restricted: life.restricted,
      quietHours: life.quietHours,
      budgets: life.budgets,
      pausedUntil: life.pausedUntil,
      ...(life.dial ? { dial: life.dial } : {}),
    },
  })
  state.countryCode = countryCode(life.country)
  state.zoneCode = life.zone
  state.regionCode = life.region
  for (const channel of life.knows) state.setKnows(channel, true)
  for (const [channel, scope] of life.suppressed) state.setSuppression(channel, scope)
  const told = { age: life.age, plan: life.plan, member: life.member === undefined ? undefined : Number(life.member) }
  const values = { ...told, since: life.since === undefined ? undefined : dayNumber(life.since) }
  under.attributes.forEach(({ name }, i) => {
    state.setAttribute(i, values[name as keyof typeof values])
  })
  return state
}
