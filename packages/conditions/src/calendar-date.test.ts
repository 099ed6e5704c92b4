import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isCalendarDate } from './calendar-date.ts'

test('a text is a day exactly when the calendar of the runtime gives it back unchanged', () => {
  const number = (min: number, max: number, width: number) =>
    fc.integer({ min, max }).map(value => String(value).padStart(width, '0'))
  fc.assert(
    fc.property(number(1, 9_999, 4), number(0, 13, 2), number(0, 32, 2), (year, month, day) => {
      const text = `${year}-${month}-${day}`
      const milliseconds = Date.parse(`${text}T00:00:00Z`)
      const exists = !Number.isNaN(milliseconds) && new Date(milliseconds).toISOString().startsWith(text)
      assert.equal(isCalendarDate(text), exists)
    }),
    { numRuns: 2_000 },
  )
})

test('other spellings of a day are none', () => {
  for (const text of ['', '2026-1-1', '26-01-01', '2026-01-01T00:00', ' 2026-01-01', '2026-01-01\n', '+02026-01-01']) {
    assert.equal(isCalendarDate(text), false, JSON.stringify(text))
  }
  assert.equal(isCalendarDate('2024-02-29'), true)
  assert.equal(isCalendarDate('2100-02-29'), false)
})
