import assert from 'node:assert/strict'
import { compile, type Gate } from '../gate.ts'
import type { Verdict } from '../verdict.ts'
import type { Put } from './arbitraries.ts'
import { referenceGate } from './reference-gate.ts'

type Said = ReturnType<typeof comparable>

/** What two verdicts must have in common: all but the order of their reasons, and which of them decided. */
const comparable = ({ outcome, until, dueAt, obligations, reasons }: Omit<Verdict, 'deciding' | 'policy'>) => ({
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

/** What the gate says to a question, made ready to compare. */
export const said = (put: Put): Said => comparable(gateOf(put).preview(put.act, put.facts, put.at))

/** What the slow reference gate says to it. */
export const saidSlowly = ({ policy, act, facts, at }: Put): Said => comparable(referenceGate(policy, act, facts, at))

/** Fails where the gate and the slow reference gate do not say the same, reasons and all. */
export const agree = (put: Put): void => assert.deepEqual(said(put), saidSlowly(put))
