import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Act } from '@candor/terms'
import type { Facts } from './facts.ts'
import { compile } from './gate.ts'
import { longestWait } from './question.ts'

const policy = {
  ...{ brand: { country: 'DE', zone: 'Europe/Berlin', holidays: [] }, purposes: {}, budgets: [] },
  ...{ quietHours: [], dial: 'basic' as const, adultAge: 16, packs: ['core', 'house-rules', 'law'] },
}
const at = Date.parse('2026-06-01T12:00:00Z')
const facts: Facts = {
  ...{ country: 'DE', zone: 'Europe/Berlin', address: true, suppressed: false, age: 40 },
  ...{ consents: [{ purpose: 'offers', channel: 'email', type: 'express', givenAt: 0, evidence: true }] },
  ...{ optOuts: [], contacts: [] },
}
const act: Act = { kind: 'contact', purpose: 'offers', channel: 'email', lacks: [] }

test('the reasons of one verdict are not those of the next, and neither changes the other', () => {
  const gate = compile(policy, 'sha256:any')
  for (const changed of [{}, { pausedUntil: at + 5 }, { address: false as const }]) {
    const first = gate.preview(act, { ...facts, ...changed }, at)
    const told = structuredClone(first)
    const second = gate.preview(act, { ...facts, ...changed }, at)
    assert.deepEqual(second, first)
    assert.notEqual(second.reasons, first.reasons)
    gate.preview(act, { ...facts, pausedUntil: at + 9 }, at)
    assert.deepEqual(first, told)
  }
})

test('a wait of the longest kind is a wait, and one a moment longer refuses', () => {
  const gate = compile(policy, 'sha256:any')
  const paused = (until: number) => gate.preview(act, { ...facts, pausedUntil: until }, at)
  const waits = paused(at + longestWait)
  assert.deepEqual([waits.outcome, waits.until], ['defer', at + longestWait])
  const refused = paused(at + longestWait + 1)
  assert.deepEqual([refused.outcome, refused.until, refused.deciding], ['deny', undefined, 'house-paused'])
})

test('a due date that cannot be found refuses and names its rule; others stand', () => {
  const request: Act = { kind: 'rights-request', purpose: 'access', right: 'access' } as Act
  const gate = compile(policy, 'sha256:any')
  const due = gate.preview(request, facts, at)
  assert.equal(due.outcome, 'permit')
  assert.ok(due.dueAt! > at)
  const never = gate.preview(request, facts, 1e15)
  assert.equal(never.outcome, 'deny')
  assert.equal(never.dueAt, undefined)
  assert.ok(never.reasons.some(({ rule, says }) => rule === due.deciding && says === 'deny'))
})
