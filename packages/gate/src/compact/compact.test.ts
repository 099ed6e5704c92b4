import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Act, channels } from '@candor/terms'
import fc from 'fast-check'
import type { Facts } from '../facts.ts'
import { compile } from '../gate.ts'
import { factsAt, put, ruledPut } from '../testing/arbitraries.ts'
import { anyChannel, channelBits } from './channel-bits.ts'
import { marks } from './choice-columns.ts'
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
  guard: {
    purchases: { count: 2, within: 9 },
    nights: { count: 2, within: 9 },
    returns: { count: 2, within: 9 },
    coolDown: 9,
  },
  ...{ adultAge: 16, packs: ['core', 'house-rules'] },
}
const act: Act = { kind: 'contact', purpose: 'marketing', channel: 'sms', topics: ['alcohol'] }

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
    ['house-impulse-purchases', { purchases: [Number.NaN] }],
    ['house-impulse-returns', { returns: 'yesterday' }],
    ['house-impulse-nights', { lateNights: [undefined] }],
    ['house-impulse-purchases', { guard: 'a little', purchases: [1, 2] }],
    ['house-own-limit', { purchasesAWeek: 'two' }],
    ['house-sensitive-topic', { avoidTopics: [7] }],
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

test('contacts stand oldest first, whatever order they come in, each with its channel and topic', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -9, max: 9 })), instants => {
      const contacts = new ContactColumns()
      for (const [number, at] of instants.entries()) contacts.add(number, at, `topic ${number}`)
      const kept = instants.map((_, i) => [
        ...contacts.numbers.slice(i * contactWidth, (i + 1) * contactWidth),
        contacts.subjects[i],
      ])
      const sorted = [...instants.entries()].toSorted(([, a], [, b]) => a - b)
      assert.deepEqual(
        kept,
        sorted.map(([number, at]) => [at, number, `topic ${number}`]),
      )
      assert.equal(contacts.count, instants.length)
    }),
  )
})

test('what is said of a consent is marked, each in its own place, and nothing else is', () => {
  const yes = { purpose: 'offers', channel: 'email', type: 'express', givenAt: 0, evidence: false } as const
  const marksOf = (changed: object): number =>
    compactFacts({ ...facts, consents: [{ ...yes, ...changed }] }).choices.numbers[0]! & ~anyChannel
  const { soft, charity, forced } = marks
  const said: readonly [object, number][] = [
    [{}, 0],
    [{ evidence: true }, marks.evidence],
    [{ parental: true }, marks.parental],
    [{ optOutOffered: true }, marks.optOutOffered],
    [{ optOutOffered: false }, marks.optOutWithheld],
    [{ type: 'soft-opt-in' }, soft],
    [{ type: 'charity-soft-opt-in' }, soft | charity],
    [{ type: 'pewc' }, marks.written],
    [{ explicit: true }, marks.explicit],
    [{ signed: true }, marks.signed],
    [{ afterConflictNotice: true }, marks.afterConflictNotice],
    ...['preTicked', 'bundled', 'conditional'].map((flaw): [object, number] => [{ [flaw]: true }, forced]),
    [{ parental: false, explicit: false, signed: false, afterConflictNotice: false, bundled: false }, 0],
  ]
  for (const [changed, marked] of said) assert.equal(marksOf(changed), marked, JSON.stringify(changed))
})

test('traits that are no named values are damaged, and nothing else is', () => {
  for (const traits of [null, 'plan', 7, ['plus']]) {
    const found = compactFacts({ ...facts, traits } as unknown as Facts)
    assert.throws(() => found.traits, /the fact traits is damaged/)
    assert.equal(found.country, 'DE')
  }
  assert.deepEqual(compactFacts({ ...facts, traits: { plan: 'plus' } }).traits, { plan: 'plus' })
})
