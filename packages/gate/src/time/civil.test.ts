import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '@candor/terms'
import { civilFromDays, daysFromCivil, daysInMonth } from './civil.ts'

test('each day of eight centuries is the date that the platform says, there and back', () => {
  const last = Date.UTC(2400, 0, 1) / day
  for (let number = Date.UTC(1599, 0, 1) / day; number <= last; number++) {
    const date = new Date(number * day)
    const [year, month, dayOfMonth] = civilFromDays(number)
    if (
      year !== date.getUTCFullYear() ||
      month !== date.getUTCMonth() + 1 ||
      dayOfMonth !== date.getUTCDate() ||
      daysFromCivil(year, month, dayOfMonth) !== number
    )
      assert.fail(`${date.toISOString()}: ${year}-${month}-${dayOfMonth}`)
  }
})

test('months have their days, the second one more in leap years', () => {
  const lengths = (year: number): readonly number[] => Array.from({ length: 12 }, (_, i) => daysInMonth(year, i + 1))
  assert.deepEqual(lengths(2026), [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])
  assert.deepEqual(lengths(2024), [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])
  assert.deepEqual([daysInMonth(1900, 2), daysInMonth(2000, 2)], [28, 29])
})
