import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Act } from '@candor/terms'
import { dueAt } from './due.ts'
import type { Due } from './rule.ts'
import { questionOf } from './testing/question-of.ts'

const at = (text: string): number => Date.parse(text)
const request = (changed: object = {}): Act => ({ kind: 'rights-request', purpose: 'access', ...changed }) as Act
/** When a request of Wednesday, the 23rd of December 2026, 15:00 in Berlin is due. The 25th is a holiday. */
const due = (limit: Due, act = request()): string =>
  new Date(dueAt(limit, questionOf(act, at('2026-12-23T15:00:00+01:00')))).toISOString()
const endOf = (date: string): string => new Date(at(`${date}T23:59:59+01:00`)).toISOString()

test('hours run exactly, and several are added', () => {
  assert.equal(due({ in: 'hours', of: [72] }), new Date(at('2026-12-26T15:00:00+01:00')).toISOString())
  assert.equal(due({ in: 'hours', of: [24, 48] }), due({ in: 'hours', of: [72] }))
})

test('days end with the last second of the last, holidays or not', () => {
  assert.equal(due({ in: 'days', of: [2] }), endOf('2026-12-25'))
  assert.equal(due({ in: 'days', of: [1, 1] }), endOf('2026-12-25'))
})

test('working days skip weekends and holidays', () => {
  assert.equal(due({ in: 'working-days', of: [1] }), endOf('2026-12-24'))
  assert.equal(due({ in: 'working-days', of: [2] }), endOf('2026-12-28'))
})

test('months are added one after the other, each cut to the end of a short month', () => {
  const january = (of: readonly number[]): string =>
    new Date(dueAt({ in: 'months', of }, questionOf(request(), at('2027-01-31T12:00:00+01:00')))).toISOString()
  assert.equal(january([1]), endOf('2027-02-28'))
  assert.equal(january([1, 1]), new Date(at('2027-03-28T23:59:59+02:00')).toISOString())
  assert.equal(january([2]), new Date(at('2027-03-31T23:59:59+02:00')).toISOString())
})

test('where the law says so, a last day that is no working day moves on', () => {
  assert.equal(due({ in: 'days', of: [2], rolls: true }), endOf('2026-12-28'))
  assert.equal(due({ in: 'days', of: [1], rolls: true }), endOf('2026-12-24'))
})

test('where the law says so, the days from asking back to the answer do not count, both included', () => {
  const clarification = { askedAt: at('2026-12-24T10:00:00+01:00'), answeredAt: at('2026-12-26T09:00:00+01:00') }
  const asked = request({ clarification })
  assert.equal(due({ in: 'days', of: [10], stopsForClarification: true }, asked), endOf('2027-01-05'))
  assert.equal(due({ in: 'days', of: [10] }, asked), endOf('2027-01-02'))
  const open = request({ clarification: { askedAt: clarification.askedAt } })
  assert.equal(due({ in: 'days', of: [10], stopsForClarification: true }, open), endOf('2027-01-02'))
})
