import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compile, type GatePolicy, type Verdict } from '@candor/gate'
import { type Act, channels } from '@candor/terms'
import fc from 'fast-check'
import { countryCode, factsOf } from '../customers/state/index.ts'
import {
  anyLife,
  askingLayout,
  layout,
  someCodes,
  stateOf,
  watchingLayout,
} from '../customers/state/testing/arbitraries.ts'
import { CompactReader } from './compact-reader.ts'

const policy: GatePolicy = {
  brand: { country: 'DE', zone: 'Europe/Berlin', holidays: [] },
  purposes: {},
  budgets: [{ channel: 'any', max: 3, hours: 48 }],
  quietHours: [{ from: 21 * 60, to: 8 * 60 }],
  dial: 'basic',
  adultAge: 18,
  packs: ['core', 'house-rules', 'law'],
}
const gate = compile(policy, 'sha256:test')
const second = 1_000
const guarded = compile(
  {
    ...policy,
    guard: {
      purchases: { count: 3, within: 9 * second },
      nights: { count: 2, within: 2 * 86_400_000 },
      returns: { count: 2, within: 5 * second },
      coolDown: 20 * second,
    },
  },
  'sha256:guarded',
)
const told = { text: 'We leave these people be.', acts: ['contact', 'survey'] } as const
const ruled = compile(
  {
    ...policy,
    rules: {
      plan: { ...told, says: 'deny', when: { field: 'plan', is: 'plan 1' } },
      members: { ...told, says: 'deny', when: { not: { field: 'member', is: false } } },
      since: { ...told, says: 'adjust', obligations: ['label-as-ad'], when: { field: 'since', under: '2026-01-01' } },
      asked: { ...told, says: 'deny', when: { choice: { purpose: 'offers', channel: 'email', says: 'yes' } } },
    },
  },
  'sha256:ruled',
)
const anyAct: fc.Arbitrary<Act> = fc.record({
  kind: fc.constantFrom('contact', 'survey', 'solicit-review', 'profile'),
  topics: fc.constantFrom([], ['alcohol'], ['mothers-day', 'unheard-of']),
  purpose: fc.constantFrom(...layout.slots.map(slot => slot.purpose), 'unheard-of'),
  channel: fc.constantFrom(...channels),
})
const words = ({ outcome, until, obligations, reasons, deciding }: Verdict) =>
  JSON.stringify({ outcome, until, obligations, reasons, deciding })

test('the gate says the same of a state read compactly as of its facts', () => {
  const reader = new CompactReader(layout, someCodes)
  fc.assert(
    fc.property(anyLife, anyAct, fc.integer({ min: 0, max: 4_000_000_000_000 }), (life, act, at) => {
      const state = stateOf(life, countryCode)
      const compact = words(gate.preview(act, reader.read(state, act.channel), at))
      assert.equal(compact, words(gate.preview(act, factsOf(state, someCodes, act.channel), at)))
    }),
    { numRuns: 3_000 },
  )
})

test('the gate says the same of a state read compactly where the guard looks at what happened', () => {
  const reader = new CompactReader(watchingLayout, someCodes)
  const spoke = new Set<string>()
  fc.assert(
    fc.property(anyLife, anyAct, fc.integer({ min: 0, max: 60 }), (life, act, seconds) => {
      const state = stateOf(life, countryCode, watchingLayout)
      const verdict = guarded.preview(act, reader.read(state, act.channel), seconds * second)
      const facts = factsOf(state, someCodes, act.channel)
      assert.equal(words(verdict), words(guarded.preview(act, facts, seconds * second)))
      for (const { rule } of verdict.reasons) spoke.add(rule)
    }),
    { numRuns: 3_000 },
  )
  for (const rule of [
    'sensitive-topic',
    'impulse-purchases',
    'impulse-nights',
    'impulse-returns',
    'own-limit',
    'own-night',
  ])
    assert.ok(spoke.has(`house-${rule}`), rule)
})

test('the gate says the same of a state read compactly where own rules ask for fields and choices', () => {
  const reader = new CompactReader(askingLayout, someCodes)
  const spoke = new Set<string>()
  fc.assert(
    fc.property(anyLife, anyAct, fc.integer({ min: 10, max: 4_000_000_000_000 }), (life, act, at) => {
      const state = stateOf(life, countryCode, askingLayout)
      const verdict = ruled.preview(act, reader.read(state, act.channel), at)
      assert.equal(words(verdict), words(ruled.preview(act, factsOf(state, someCodes, act.channel), at)))
      for (const { rule, says } of verdict.reasons) if (says !== 'satisfied') spoke.add(rule)
    }),
    { numRuns: 2_000 },
  )
  for (const rule of ['own-plan', 'own-members', 'own-asked']) assert.ok(spoke.has(rule), rule)
})
