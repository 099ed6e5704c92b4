import type { Condition, Scalar } from '@candor/conditions'
import { actKinds, type Channel, obligations } from '@candor/terms'
import fc from 'fast-check'
import type { Traits } from '../facts.ts'
import type { OwnRule, OwnRules } from '../own/own-rule.ts'

// Few values, so that a person often meets a condition exactly. `constructor`: what every object has is no trait.
const pools: { readonly [field: string]: readonly Scalar[] } = {
  loan: ['yes', 'no', ''],
  age: [17, 18, 65.5],
  staff: [true, false],
  since: ['2025-12-31', '2026-01-01'],
  constructor: ['yes'],
}
const ordered = ['age', 'since']
const field = fc.constantFrom(...Object.keys(pools))
const drawn = (name: string): fc.Arbitrary<Scalar> => fc.constantFrom(...pools[name]!)

/** What is known of somebody; each value is missing at times, or of a type that the policy had before. */
export const traits: fc.Arbitrary<Traits> = fc.record(
  Object.fromEntries(
    Object.keys(pools).map(name => [
      name,
      fc.oneof({ weight: 8, arbitrary: drawn(name) }, { weight: 1, arbitrary: fc.constantFrom('18', 18, true) }),
    ]),
  ),
  { requiredKeys: [] },
) as fc.Arbitrary<Traits>

const fieldTest: fc.Arbitrary<Condition> = field.chain(name => {
  const value = drawn(name)
  const many = fc.array(value, { minLength: 1, maxLength: 3 })
  const orders = ['atLeast', 'atMost', 'over', 'under'].map(order => fc.record({ [order]: value }))
  return fc
    .oneof(
      ...[fc.record({ is: value }), fc.record({ isNot: value }), fc.record({ exists: fc.boolean() })],
      ...[fc.record({ in: many }), fc.record({ notIn: many })],
      ...(ordered.includes(name) ? orders : []),
      ...(name === 'loan' ? [fc.record({ startsWith: fc.constantFrom('y', 'ye', 'x') })] : []),
    )
    .map(compared => ({ field: name, ...compared }) as Condition)
})

const choiceTest: fc.Arbitrary<Condition> = fc.record({
  choice: fc.record({
    purpose: fc.constantFrom('marketing', 'newsletter'),
    channel: fc.constantFrom<Channel>('email', 'sms'),
    says: fc.constantFrom('yes', 'no', 'none'),
  }),
})

const condition: fc.Arbitrary<Condition> = fc.letrec<{ node: Condition }>(tie => ({
  node: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    { weight: 3, arbitrary: fieldTest },
    { weight: 2, arbitrary: choiceTest },
    { weight: 1, arbitrary: fc.array(tie('node'), { maxLength: 2 }).map(all => ({ all })) },
    { weight: 1, arbitrary: fc.array(tie('node'), { minLength: 1, maxLength: 2 }).map(any => ({ any })) },
    { weight: 1, arbitrary: tie('node').map(not => ({ not })) },
  ),
})).node

const common = ['contact', 'contact', 'contact', 'survey', 'share'] as const
const some = { minLength: 1, maxLength: 2 }

const ownRule: fc.Arbitrary<OwnRule> = fc
  .record(
    {
      acts: fc.uniqueArray(fc.constantFrom(...common, ...actKinds), { minLength: 1, maxLength: 3 }),
      channels: fc.uniqueArray(fc.constantFrom<Channel>('email', 'sms'), some),
      purposes: fc.uniqueArray(fc.constantFrom('marketing', 'newsletter', 'transactional'), some),
      when: condition,
      obligations: fc.uniqueArray(
        fc.constantFrom('one-click-header', 'label-as-ad', 'strip-promo', ...obligations),
        some,
      ),
    },
    { requiredKeys: ['acts', 'when'] },
  )
  .map(({ obligations: demanded, ...rule }): OwnRule => {
    const told = { text: 'We do not do this.', ...rule }
    return demanded === undefined ? { ...told, says: 'deny' } : { ...told, says: 'adjust', obligations: demanded }
  })

/** Rules of a brand's own, in whatever order the file has them. */
export const ownRules: fc.Arbitrary<OwnRules> = fc
  .tuple(fc.shuffledSubarray(['first', 'no-calls', 'third']), fc.array(ownRule, { minLength: 3, maxLength: 3 }))
  .map(([names, rules]) => Object.fromEntries(names.map((name, i) => [name, rules[i]!])))
