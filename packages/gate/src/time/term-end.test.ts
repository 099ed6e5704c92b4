import assert from 'node:assert/strict'
import { test } from 'node:test'
import { termEnd } from './term-end.ts'

const berlin = { zone: 'Europe/Berlin', holidays: ['2026-08-03'] }
const on = (text: string): number => Date.parse(text)

test('a term of days ends with the last second of its last day, weekend or not', () => {
  assert.equal(termEnd({ days: 21 }, on('2026-06-05T23:59:00+02:00'), berlin), on('2026-06-26T23:59:59+02:00'))
  assert.equal(termEnd({ days: 1 }, on('2026-06-05T12:00:00+02:00'), berlin), on('2026-06-06T23:59:59+02:00'))
})

test('months are clamped one after the other, and end with a working day', () => {
  assert.equal(termEnd({ months: [1] }, on('2026-01-31T12:00:00+01:00'), berlin), on('2026-03-02T23:59:59+01:00'))
  assert.equal(termEnd({ months: [1] }, on('2026-07-01T12:00:00+02:00'), berlin), on('2026-08-04T23:59:59+02:00'))
  assert.equal(termEnd({ months: [1, 2] }, on('2026-01-31T12:00:00+01:00'), berlin), on('2026-04-28T23:59:59+02:00'))
})

test('a zone that does not exist is refused', () => {
  assert.throws(() => termEnd({ days: 1 }, 0, { zone: 'Mars/Olympus', holidays: [] }), RangeError)
})
