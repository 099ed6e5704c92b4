import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dueForReview } from './data-review.ts'

test('dated data ask to be looked at again from their day on, soonest first', () => {
  assert.deepEqual(dueForReview('2026-11-30'), [])
  assert.deepEqual(
    dueForReview('2027-01-31').map(({ data }) => data),
    ['tcpa-revoke-all'],
  )
  const all = dueForReview('2099-01-01')
  assert.ok(all.some(({ data }) => data === 'adequate countries') && all.length >= 4)
  assert.deepEqual(
    all.map(({ reviewBy }) => reviewBy),
    all.map(({ reviewBy }) => reviewBy).toSorted(),
  )
  assert.ok(all.every(({ source }) => source.length > 0))
})
