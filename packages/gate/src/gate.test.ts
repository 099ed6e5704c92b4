import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Act } from '@candor/terms'
import type { Facts } from './facts.ts'
import { compile } from './gate.ts'

const policy = {
  ...{ brand: { country: 'DE', zone: 'Europe/Berlin', holidays: [] }, purposes: {}, budgets: [] },
  ...{ quietHours: [], dial: 'basic' as const, adultAge: 16, packs: ['core', 'house-rules'] },
}
const facts: Facts = {
  ...{ country: 'DE', zone: 'Europe/Berlin', address: true, suppressed: false },
  ...{ consents: [], optOuts: [], contacts: [] },
}

test('an act that is not on the closed lists, or a time that is none, is our own fault and throws', () => {
  const gate = compile(policy, 'sha256:any')
  const act = (changed: object): Act => ({ kind: 'contact', purpose: 'offers', ...changed }) as Act
  assert.throws(() => gate.preview(act({ kind: 'bribe' }), facts, 0), /no act is of kind bribe/)
  assert.throws(() => gate.preview(act({ kind: '__proto__' }), facts, 0), RangeError)
  assert.throws(() => gate.preview(act({ channel: 'pigeon' }), facts, 0), /on channel pigeon/)
  for (const at of [Number.NaN, 1.5, Number.POSITIVE_INFINITY])
    assert.throws(() => gate.preview(act({}), facts, at), /is not an instant/)
})

test('a pack that does not exist is refused by name', () => {
  assert.throws(() => compile({ ...policy, packs: ['core', 'atlantis'] }, 'sha256:any'), /no pack is called atlantis/)
})

test('a verdict names the policy that judged and its deciding rule', () => {
  const verdict = compile(policy, 'sha256:that').preview({ kind: 'contact', purpose: 'offers' }, facts, 0)
  assert.equal(verdict.policy, 'sha256:that')
  assert.equal(verdict.deciding, 'house-permission')
})

test('a silent permit has no deciding rule', () => {
  const verdict = compile(policy, 'sha256:any').preview({ kind: 'breach-notice', purpose: 'breach' }, facts, 0)
  assert.deepEqual(verdict, { outcome: 'permit', obligations: [], reasons: [], policy: 'sha256:any' })
})

test('an instant for which no time-zone rules are kept refuses where hours must be kept', () => {
  const gate = compile({ ...policy, quietHours: [{ from: 0, to: 60 }] }, 'sha256:any')
  const verdict = gate.preview({ kind: 'survey', purpose: 'csat' }, facts, 1e15)
  assert.ok(verdict.reasons.some(({ rule, says }) => rule === 'house-quiet-hours' && says === 'deny'))
})
