import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { dateQuestion, datesOf, slowDatesOf } from '../testing/dates.ts'

test('dates, months, working days and the edges of days equal temporal-polyfill in every zone', () => {
  fc.assert(
    fc.property(dateQuestion, question => {
      assert.deepEqual(datesOf(question), slowDatesOf(question))
    }),
    { numRuns: 2_000 },
  )
})
