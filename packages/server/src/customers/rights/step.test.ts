import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { RightsRequest } from './request.ts'
import { isSettled } from './request.ts'
import { deskRightNames, identities, isEnough, refusalReasons } from './right.ts'
import { afterStep, firstState, type Step, stageOf } from './step.ts'

const day = 86_400_000
const request: RightsRequest = {
  customer: 'c',
  request: 'r',
  version: 1,
  right: 'access',
  state: 'received',
  via: 'link',
  identity: 'link',
  receivedAt: 0,
  dueAt: 30 * day,
  dueBy: 'gdpr-dsar-1m',
  firstDueAt: 30 * day,
  stage: 'calm',
}
const take = (from: RightsRequest, step: Step, at: number): RightsRequest => {
  const done = afterStep(from, step, at)
  assert.ok(done.ok, `${step.do} of ${from.state}: ${done.ok ? '' : done.error}`)
  return { ...from, ...done.value }
}
const refusal = (from: RightsRequest, step: Step, at: number) => {
  const done = afterStep(from, step, at)
  return done.ok ? undefined : done.error
}
const longer = { dueAt: 90 * day, dueBy: 'gdpr-dsar-ext' }

test('a copy waits for proof of who asks, and is answered by nobody before', () => {
  assert.equal(firstState('access', 'link'), 'received')
  assert.equal(firstState('objection', 'link'), 'in-progress')
  assert.equal(refusal(request, { do: 'answer', by: 'staff:a' }, 1), 'identity')
  assert.equal(refusal(request, { do: 'prove', identity: 'link' }, 1), 'identity')
  const asked = take(request, { do: 'ask-identity' }, 1)
  const proved = take(asked, { do: 'prove', identity: 'code' }, 2)
  assert.deepEqual([proved.state, proved.identity], ['in-progress', 'code'])
  const answered = take(proved, { do: 'answer', by: 'house' }, 3)
  assert.deepEqual([answered.state, answered.settledAt, answered.acknowledgedAt], ['answered', 3, 3])
})

test('more time is taken once, inside the first period, and only where it is more', () => {
  const working = { ...request, state: 'in-progress' } as const
  const extend = { do: 'extend', reason: 'complex', due: longer } as const
  assert.equal(refusal(working, extend, 30 * day + 1), 'no-extension')
  assert.equal(refusal(working, { ...extend, due: { ...longer, dueAt: working.dueAt } }, 1), 'no-extension')
  const extended = take(working, extend, 30 * day)
  assert.deepEqual([extended.state, extended.dueAt, extended.firstDueAt], ['extended', 90 * day, 30 * day])
  assert.equal(refusal(extended, extend, 30 * day), 'no-extension')
})

test('a clarification moves the end only where a law stops the clock', () => {
  const working = take({ ...request, state: 'in-progress' }, { do: 'ask-clarification' }, day)
  assert.equal(take(working, { do: 'clarify', due: { dueAt: 20 * day, dueBy: 'x' } }, 2 * day).dueAt, 30 * day)
  const stopped = take(working, { do: 'clarify', due: { dueAt: 32 * day, dueBy: 'uk-dsar-stop-clock' } }, 2 * day)
  assert.deepEqual([stopped.dueAt, stopped.dueBy], [32 * day, 'uk-dsar-stop-clock'])
  assert.equal(refusal(stopped, { do: 'clarify', due: longer }, 3 * day), 'order')
  assert.equal(refusal(working, { do: 'ask-clarification' }, 2 * day), 'order')
})

test('the nearer the end the louder, to the millisecond', () => {
  const times = { remindBefore: [10 * day, 3 * day], escalateBefore: 2 * day }
  const at = (now: number) => stageOf({ dueAt: 30 * day }, now, times)
  assert.deepEqual([20 * day - 1, 20 * day, 28 * day - 1, 28 * day, 30 * day, 30 * day + 1].map(at), [
    'calm',
    'remind',
    'remind',
    'escalate',
    'escalate',
    'overdue',
  ])
})

const steps: fc.Arbitrary<Step> = fc.oneof(
  fc.constantFrom<Step>(
    { do: 'ask-identity' },
    { do: 'acknowledge' },
    { do: 'ask-clarification' },
    { do: 'withdraw' },
    { do: 'answer', by: 'house' },
    { do: 'extend', reason: 'complex', due: longer },
    { do: 'clarify', due: { dueAt: 31 * day, dueBy: 'x' } },
    { do: 'tell', stage: 'remind' },
  ),
  fc.constantFrom(...refusalReasons).map((reason): Step => ({ do: 'refuse', by: 'staff:a', reason })),
  fc.constantFrom(...identities).map((identity): Step => ({ do: 'prove', identity })),
)

test('whatever steps come: an end is final, a due date never comes earlier, and nothing is answered without proof', () => {
  const lives = fc.tuple(
    fc.constantFrom(...deskRightNames),
    fc.constantFrom(...identities),
    fc.array(fc.tuple(steps, fc.integer({ min: 0, max: 40 * day })), { maxLength: 12 }),
  )
  fc.assert(
    fc.property(lives, ([right, identity, life]) => {
      let one: RightsRequest = { ...request, right, identity, state: firstState(right, identity) }
      for (const [step, at] of life) {
        const done = afterStep(one, step, at)
        if (isSettled(one)) assert.deepEqual(done, { ok: false, error: 'settled' })
        if (!done.ok) continue
        const after = { ...one, ...done.value }
        assert.ok(after.dueAt >= one.dueAt)
        assert.equal(after.firstDueAt, one.firstDueAt)
        if (after.state === 'answered') assert.ok(isEnough(right, after.identity))
        assert.equal(isSettled(after), after.settledAt !== undefined)
        one = after
      }
    }),
    { numRuns: 300 },
  )
})
