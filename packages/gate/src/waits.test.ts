import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day, type Instant } from '@candor/terms'
import { Answers } from './answers.ts'
import type { CompiledRule } from './compile-rule.ts'
import type { OpensAt } from './predicates/limits.ts'
import { longestWait, type Question } from './question.ts'
import { say, silence } from './step.ts'
import { questionOf } from './testing/question-of.ts'
import { utter } from './utterance.ts'
import { firstOpen, jointlyOpenAt, mayDefer, settleWaits } from './waits.ts'

const at = 1000
const question = questionOf({ kind: 'contact', purpose: 'offers', channel: 'email' }, at)
const limited = (id: string, opensAt: OpensAt | undefined, speaks = say(utter(id, 'defer'))): CompiledRule => {
  const broken = utter(`${id}-broken`, 'deny')
  const neverOpens = () => utter(`${id}-never`, 'deny')
  return { id, speaks, scope: speaks, wait: { until: 0 }, opensAt, neverOpens, broken }
}
/** Closed from an instant to another, the second not included. */
const closed =
  (from: Instant, to: Instant): OpensAt =>
  (_: Question, instant) =>
    instant >= from && instant < to ? to : instant

/** What the rules say in the end, and when nothing defers any more. */
function settled(...rules: readonly CompiledRule[]) {
  const until = rules.map(rule => rule.opensAt?.(question, at) ?? at)
  const said = until.map((open, i) => utter(rules[i]!.id, open > at ? 'defer' : 'satisfied'))
  const heard = { said, until }
  const open = settleWaits(rules, heard, question)
  return { open, said: heard.said.map(({ reason }) => `${reason.rule} ${reason.says}`) }
}

test('an act waits until every limit is open at once, also one that is open now and will close', () => {
  const [a, b] = [limited('a', closed(0, 1010)), limited('b', closed(1005, 1020))]
  assert.deepEqual(settled(a, b), { open: 1020, said: ['a defer', 'b satisfied'] })
  assert.equal(settled(a, limited('c', closed(1010, 1015)), limited('d', closed(1015, 1030))).open, 1030)
  assert.equal(settled(limited('d', closed(1015, 1030)), limited('c', closed(1010, 1015)), a).open, 1030)
  assert.equal(settled(limited('b', closed(1005, 1020))).open, undefined)
})

test('a limit that stays closed longer than the longest wait refuses, and the others say what they said', () => {
  const last = at + longestWait
  assert.equal(settled(limited('a', closed(0, last))).open, last)
  assert.deepEqual(settled(limited('a', closed(0, last + 1)), limited('b', closed(0, 1010))), {
    open: undefined,
    said: ['a-never deny', 'b defer'],
  })
})

test('limits that are never open together refuse, each that defers now', () => {
  const everyOther =
    (rest: 0 | 1): OpensAt =>
    (_, instant) =>
      Math.floor(instant / day) % 2 === rest ? (Math.floor(instant / day) + 1) * day : instant
  const [a, b] = [limited('a', everyOther(0)), limited('b', everyOther(1))]
  assert.deepEqual(settled(a, b), { open: undefined, said: ['a-never deny', 'b satisfied'] })
  const said = [utter('a', 'defer'), utter('b', 'satisfied')]
  assert.ok(firstOpen([a, b], [0, 1], { said, until: [day, at] }, question, at)! > at + longestWait)
})

test('a limit that cannot be read refuses and names its rule; the wait is looked for without it', () => {
  const broken: OpensAt = (_, instant) => {
    if (instant > at) throw new TypeError('damaged')
    return instant
  }
  const rules = [limited('a', closed(0, 1010)), limited('b', broken)]
  assert.deepEqual(settled(...rules), { open: undefined, said: ['a defer', 'b-broken deny'] })
})

test('only what defers now or was looked at and found open can hold an act up later', () => {
  assert.ok(mayDefer(utter('a', 'defer')))
  assert.ok(mayDefer(utter('a', 'satisfied')))
  for (const says of ['permit', 'adjust', 'deny'] as const) assert.equal(mayDefer(utter('a', says)), false)
  assert.equal(mayDefer(undefined), false)
})

test('hours of several rules are open together where each in scope is', () => {
  const answers = new Answers()
  answers.begin(question)
  const a = limited('a', closed(0, 1010))
  const b = limited('b', closed(1010, 1030))
  assert.equal(jointlyOpenAt([a, b], answers, question, at), 1030)
  assert.equal(jointlyOpenAt([a, { ...b, scope: silence }], answers, question, at), 1010)
  assert.equal(jointlyOpenAt([], answers, question, at), at)
  const never = limited('c', (_, instant) => instant + day)
  assert.equal(jointlyOpenAt([a, never], answers, question, at), Number.POSITIVE_INFINITY)
})
