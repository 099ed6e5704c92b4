import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { dayOf } from './day.ts'

test('days are those of the calendar, whatever the day', () => {
  const anyDay = fc.integer({ min: -719_000, max: 2_900_000 })
  fc.assert(
    fc.property(anyDay, day => assert.equal(dayOf(new Date(day * 86_400_000).toISOString().slice(0, 10)), day)),
    { numRuns: 2000 },
  )
})

test('what is no date is no day', () => {
  for (const text of [
    '',
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-1-1',
    '2026-01-01T00:00',
    'today',
  ])
    assert.ok(Number.isNaN(dayOf(text)), text)
  assert.equal(dayOf('2024-02-29'), 19_782)
  assert.equal(dayOf('2000-02-29'), 11_016)
  assert.ok(Number.isNaN(dayOf('1900-02-29')))
})
