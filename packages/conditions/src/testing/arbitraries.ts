import { channels, type FieldType } from '@candor/terms'
import fc from 'fast-check'
import { type Condition, countings, type Scalar } from '../condition.ts'
import type { FieldTypes } from '../fields.ts'
import type { Row } from './reference.ts'

const held = { class: 'attribute', purposes: ['offers'] } as const
export const fields: FieldTypes = {
  city: { ...held, type: 'text' },
  plan: { ...held, type: 'text', values: ['basic', 'plus'] },
  age: { ...held, type: 'number' },
  member: { ...held, type: 'boolean' },
  joined: { ...held, type: 'date' },
}
export const purposes = ['offers', 'newsletter']

// Few values, so that a random row often meets a random condition exactly.
const pools = {
  text: ['Lisbon', 'Lis', 'Porto', '', 'é'],
  number: [-1, 0, 17.5, 18, 65],
  boolean: [true, false],
  date: ['2024-02-29', '2025-12-31', '2026-01-01'],
} satisfies { readonly [T in FieldType]: readonly Scalar[] }

const poolOf = (name: string): readonly Scalar[] => fields[name]?.values ?? pools[fields[name]?.type ?? 'text']
const fieldNames = fc.constantFrom(...Object.keys(fields))
const aValueOf = (name: string) => fc.constantFrom(...poolOf(name))

const fieldTest = fieldNames.chain(name => {
  const value = aValueOf(name)
  const many = fc.array(value, { minLength: 1, maxLength: 4 })
  const type = fields[name]?.type
  const forms: fc.Arbitrary<object>[] = [
    fc.record({ is: value }),
    fc.record({ isNot: value }),
    fc.record({ in: many }),
    fc.record({ notIn: many }),
    fc.record({ exists: fc.boolean() }),
  ]
  if (type === 'text') forms.push(fc.record({ startsWith: fc.constantFrom('L', 'Lis', 'b', 'x') }))
  if (type === 'number' || type === 'date') {
    for (const order of ['atLeast', 'atMost', 'over', 'under']) forms.push(fc.record({ [order]: value }))
  }
  return fc.oneof(...forms).map(form => ({ field: name, ...form }) as Condition)
})

export const events = { 'Order Completed': { purposes: ['offers'] }, page: { purposes: ['offers', 'newsletter'] } }
const windows = ['12 hours', '1 day', '30 days', '1 month'] as const
const eventNames = Object.keys(events)

const eventTest = fc
  .record(
    {
      event: fc.constantFrom(...eventNames),
      within: fc.constantFrom(...windows),
      counting: fc.constantFrom(...countings),
      count: fc.nat({ max: 3 }),
    },
    { requiredKeys: ['event', 'counting', 'count'] },
  )
  .map(
    ({ counting, count, ...counted }) =>
      ({ ...counted, [counting]: counting === 'under' ? count + 1 : count }) as Condition,
  )

const choiceTest = fc
  .record({
    purpose: fc.constantFrom(...purposes),
    channel: fc.constantFrom(...channels.slice(0, 2)),
    says: fc.constantFrom('yes' as const, 'no' as const, 'none' as const),
  })
  .map(choice => ({ choice }))

/** Random conditions over `fields` and `purposes`, at most seven levels deep. */
export const condition: fc.Arbitrary<Condition> = fc.letrec<{ node: Condition }>(tie => ({
  node: fc.oneof(
    { maxDepth: 6, depthSize: 'medium' },
    fieldTest,
    choiceTest,
    eventTest,
    fc.array(tie('node'), { maxLength: 3 }).map(all => ({ all })),
    fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map(any => ({ any })),
    tie('node').map(not => ({ not })),
  ),
})).node

const answer = fc.constantFrom('yes' as const, 'no' as const, 'none' as const)
const asked = purposes.flatMap(purpose => channels.slice(0, 2).map(channel => `${purpose} ${channel}`))
// A month is thirty days: two spellings of one window, and one count.
const counted = eventNames.flatMap(event =>
  ['ever', '12 hours', '1 day', '30 days'].map(within => `${event} ${within}`),
)
/** Random rows; each field is missing at times. */
export const row: fc.Arbitrary<Row> = fc.record({
  fields: fc.record(
    Object.fromEntries(Object.keys(fields).map(name => [name, fc.option(aValueOf(name), { nil: undefined })])),
  ),
  choices: fc.record(Object.fromEntries(asked.map(key => [key, answer]))),
  counts: fc.record(Object.fromEntries(counted.map(key => [key, fc.nat({ max: 4 })]))),
})
