import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { compile } from './gate.ts'
import { type Put, put, ruledPut } from './testing/arbitraries.ts'
import { referenceGate } from './testing/reference-gate.ts'
import type { Verdict } from './verdict.ts'

const comparable = ({ outcome, until, obligations, reasons }: Omit<Verdict, 'deciding'>) => ({
  outcome,
  until,
  obligations: [...obligations].sort(),
  reasons: [...reasons].sort((a, b) => (a.rule < b.rule ? -1 : 1)),
})

function agree({ policy, act, facts, at }: Put): void {
  const verdict = compile(policy, 'sha256:any').preview(act, facts, at)
  assert.deepEqual(comparable(verdict), comparable(referenceGate(policy, act, facts, at)))
}

for (const part of [1, 2, 3, 4, 5]) {
  test(`10,000 random examples agree with the reference gate (${part} of 5)`, () => {
    fc.assert(fc.property(put, agree), { numRuns: 10_000, seed: part })
  })
}

test('10,000 random examples with own rules agree with the reference gate', () => {
  fc.assert(fc.property(ruledPut, agree), { numRuns: 10_000, seed: 6 })
})
