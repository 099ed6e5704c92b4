import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compile, type Verdict } from '@candor/gate'
import { type Act, channels } from '@candor/terms'
import fc from 'fast-check'
import { countryCode, factsOf } from '../customers/state/index.ts'
import { anyLife, layout, someCodes, stateOf } from '../customers/state/testing/arbitraries.ts'
import { CompactReader } from './compact-reader.ts'

const gate = compile(
  {
    brand: { country: 'DE', zone: 'Europe/Berlin', holidays: [] },
    purposes: {},
    budgets: [{ channel: 'any', max: 3, hours: 48 }],
    quietHours: [{ from: 21 * 60, to: 8 * 60 }],
    dial: 'basic',
    adultAge: 18,
    packs: ['core', 'house-rules', 'law'],
  },
  'sha256:test',
)
const anyAct: fc.Arbitrary<Act> = fc.record({
  kind: fc.constantFrom('contact', 'survey', 'solicit-review'),
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
