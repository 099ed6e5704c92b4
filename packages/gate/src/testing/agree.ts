import assert from 'node:assert/strict'
import { compile, type Gate } from '../gate.ts'
import type { Verdict } from '../verdict.ts'
import type { Put } from './arbitraries.ts'
import { referenceGate } from './reference-gate.ts'

/** What two verdicts must have in common: all but the order of their reasons, and which of them decided. */
const comparable = ({ outcome, until, dueAt, obligations, reasons }: Omit<Verdict, 'deciding'>) => ({
  outcome,
  until,
  dueAt,
  obligations: [...obligations].sort(),
  reasons: [...reasons].sort((a, b) => (a.rule < b.rule ? -1 : 1)),
})

const gates = new Map<string, Gate>()

/** Random policies are few and come again. */
function gateOf(put: Put): Gate {
  const name = JSON.stringify(put.policy)
  const gate = gates.get(name) ?? compile(put.policy, 'sha256:any')
  if (gates.size >= 1000) gates.clear()
  gates.set(name, gate)
  return gate
}

/** Fails where the gate and the slow reference gate do not say the same, reasons and all. */
export function agree(put: Put): void {
  const { policy, act, facts, at } = put
  const verdict = gateOf(put).preview(act, facts, at)
  assert.deepEqual(comparable(verdict), comparable(referenceGate(policy, act, facts, at)))
}
