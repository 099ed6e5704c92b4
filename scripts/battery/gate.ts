import assert from 'node:assert/strict'
import fc from 'fast-check'
import { compile, type Verdict } from '../../packages/gate/src/index.ts'
import { type Put, put } from '../../packages/gate/src/testing/arbitraries.ts'
import { referenceGate } from '../../packages/gate/src/testing/reference-gate.ts'
import { scaled, type Trial } from './trial.ts'

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

const atOnce = 10_000

/** A million random cases, in which the gate and the slow reference gate must say the same, reasons and all. */
export const gate: Trial = async (seed, scale) => {
  const rounds = scaled(100, scale)
  for (let round = 0; round < rounds; round++)
    fc.assert(fc.property(put, agree), { numRuns: atOnce, seed: seed + round })
  return `${rounds * atOnce} random cases, 0 differences from the reference gate`
}
