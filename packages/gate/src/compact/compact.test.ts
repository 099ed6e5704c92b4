import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Act, channels } from '@candor/terms'
import fc from 'fast-check'
import type { Facts } from '../facts.ts'
import { compile } from '../gate.ts'
import { factsAt, put, ruledPut } from '../testing/arbitraries.ts'
import { anyChannel, channelBits } from './channel-bits.ts'
import { compactFacts, compactInto } from './compact.ts'
import { CompactFacts } from './compact-facts.ts'
import { ContactColumns, contactWidth } from './contact-columns.ts'

const facts: Facts = {
  ...{ country: 'DE', zone: 'Europe/Berlin', address: true, suppressed: false },
  ...{ consents: [{ purpose: 'marketing', channel: 'any', type: 'express', givenAt: 0, evidence: true }] },
  ...{ optOuts: [], contacts: [] },
}
const policy = {
  ...{ brand: { country: 'DE', zone: 'Europe/Berlin', holidays: [] }, purposes: {} },
  ...{ budgets: [{ channel: 'any', max: 1, hours: 1 }], quietHours: [], dial: 'basic' as const },
  ...{ adultAge: 16, packs: ['core', 'house-rules'] },
}
const act: Act = { kind: 'contact', purpose: 'marketing', channel: 'sms' }

test('compact facts get the verdict of the facts they were made of', () => {
  fc.assert(
    fc.property(fc.oneof(put, ruledPut), ({ policy, act, facts, at }) => {
      const gate = compile(policy, 'sha256:any')
      assert.deepEqual(gate.preview(act, compactFacts(facts), at), gate.preview(act, facts, at))
    }),
    { numRuns: 2000 },
  )
})

test('compact facts that are filled again keep nothing of the customer before', () => {
  const scratch = new CompactFacts()
  fc.assert(
    fc.property(fc.oneof(put, ruledPut), factsAt(0), ({ policy, act, facts, at }, others) => {
      compactInto(scratch, others)
      const gate = compile(policy, 'sha256:any')
      const fresh = gate.preview(act, compactFacts(facts), at)
      assert.deepEqual(gate.preview(act, compactInto(scratch, facts), at), fresh)
    }),
    { numRuns: 2000 },
  )
})

test('a fact that breaks its type makes each rule that asks for it deny and name itself', () => {
  const yes = facts.consents[0]!
  const broken: readonly [string, object][] = [
    ['house-permission', { consents: [{ ...yes, givenAt: '2026-01-01' }] }],
    ['house-permission', { consents: [{ ...yes, withdrawnAt: Number.NaN }] }],
    ['house-permission', { consents: [{ ...yes, channel: 'pigeon' }] }],
    ['house-permission', { optOuts: [{ purpose: 7, channel: 'any', at: 0 }] }],
    ['house-budget', { contacts: [{ channel: 'sms', at: Number.POSITIVE_INFINITY }] }],
    ['house-budget', { contacts: [{ channel: '__proto__', at: 0 }] }],
    ['house-budget', { contactsKnownSince: 'long ago' }],
    ['house-budget', { budgets: [{ channel: 'any', max: Number.NaN, hours: 1 }] }],
    ['house-quiet-hours', { quietHours: [{ from: '21:00', to: 480 }] }],
    ['house-paused', { pausedUntil: 'forever' }],
    ['house-minor', { age: 'old' }],
  ]
  for (const [rule, damage] of broken) {
    const { outcome, reasons } = compile(policy, 'sha256:any').preview(act, { ...facts, ...damage } as Facts, 0)
    assert.equal(outcome, 'deny', rule)
    assert.ok(
      reasons.some(reason => reason.rule === rule && reason.says === 'deny'),
      `${rule}: ${JSON.stringify(damage)}`,
    )
    const others = reasons.filter(reason => reason.rule === 'house-no-address')
    assert.deepEqual(others, [{ rule: 'house-no-address', says: 'satisfied' }])
  }
})

test('damaged facts do not spoil those that come after them', () => {
  const gate = compile(policy, 'sha256:any')
  const before = gate.preview(act, facts, 0)
  assert.equal(gate.preview(act, { ...facts, consents: null } as unknown as Facts, 0).outcome, 'deny')
  assert.deepEqual(gate.preview(act, facts, 0), before)
})

test('facts that are no facts at all are denied, not thrown', () => {
  assert.equal(compile(policy, 'sha256:any').preview(act, null as unknown as Facts, 0).outcome, 'deny')
})

test('every channel, and the lack of one, has a bit of its own, and any has them all', () => {
  const bits = [undefined, ...channels].map(channelBits)
  assert.equal(new Set(bits).size, channels.length + 1)
  for (const bit of bits) assert.equal(Math.log2(bit) % 1, 0)
  assert.equal(
    bits.reduce((all, bit) => all | bit, 0),
    anyChannel,
  )
  assert.equal(channelBits('any'), anyChannel)
  assert.equal(channelBits('pigeon'), 0)
})

test('contacts stand oldest first, whatever order they come in', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), instants => {
      const contacts = new ContactColumns()
      for (const at of instants) contacts.add(1, at)
      const kept = contacts.numbers.slice(0, contacts.count * contactWidth).filter((_, i) => i % contactWidth === 0)
      assert.deepEqual(
        kept,
        instants.toSorted((a, b) => a - b),
      )
    }),
  )
})
