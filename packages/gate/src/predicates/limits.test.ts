import assert from 'node:assert/strict'
import { test } from 'node:test'
import { longestWait } from '../question.ts'
import { questionOf } from '../testing/question-of.ts'
import { stepOut } from './step-out.ts'

const at = 1000
const question = questionOf({ kind: 'contact', purpose: 'offers', channel: 'sms' }, at)
const closedUntil = (end: number) => (from: number) => Math.max(from, end)

test('a limit is left by as many steps as it takes, and one that is open at once', () => {
  assert.equal(
    stepOut(question, at, from => from),
    at,
  )
  assert.equal(
    stepOut(question, at, from => (from < 1090 ? from + 10 : from)),
    1090,
  )
})

test('the last instant of the longest wait still counts, the one after it never comes', () => {
  const last = at + longestWait
  assert.equal(stepOut(question, at, closedUntil(last)), last)
  assert.equal(stepOut(question, at, closedUntil(last + 1)), Number.POSITIVE_INFINITY)
  assert.equal(
    stepOut(question, at, from => from + 86_400_000),
    Number.POSITIVE_INFINITY,
  )
})
