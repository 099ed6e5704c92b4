import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { miscalibration } from './miscalibration.ts'
import { averagePopularity, longTailShare, popularityLift } from './popularity.ts'

const near = (got: number | undefined, expected: number) =>
  assert.ok(Math.abs((got ?? Number.NaN) - expected) <= 1e-9, `${got} is not ${expected}`)

const popularity = [100, 50, 10, 2]

test('Popularity and the long tail are means over users, not over items', () => {
  // User one: 75; user two: 10.
  near(averagePopularity([[0, 1], [2]], popularity), 42.5)
  near(longTailShare([[0, 3], [2], []], [false, false, true, true]), 0.75)
  near(popularityLift([[2], [3]], [[1], [2]], popularity), (30 - 6) / 6)
})

test('Without a list, or something to compare with, nothing is said; unknown items are refused', () => {
  assert.equal(averagePopularity([], popularity), undefined)
  assert.equal(longTailShare([[]], [true]), undefined)
  assert.equal(popularityLift([[0]], [[0]], [0]), undefined)
  assert.throws(() => averagePopularity([[4]], popularity), RangeError)
  assert.throws(() => longTailShare([[-1]], [true]), RangeError)
})

const shares = fc
  .array(fc.integer({ min: 0, max: 50 }), { minLength: 5, maxLength: 5 })
  .filter(counts => counts.some(count => count > 0))
  .map(counts => counts.map(count => count / counts.reduce((sum, each) => sum + each)))

test('Miscalibration is nought for the same shares, never below, and finite where a category is missing', () => {
  fc.assert(
    fc.property(shares, shares, (history, list) => {
      const got = miscalibration(history, list)
      assert.ok(got >= 0 && got <= Math.log(100) + 1e-9)
      near(miscalibration(history, history), 0)
    }),
  )
  // History .7/.3, list all of the first: .7 ln(.7/.997) + .3 ln(.3/.003).
  near(miscalibration([0.7, 0.3], [1, 0]), 0.7 * Math.log(0.7 / 0.997) + 0.3 * Math.log(100))
  assert.throws(() => miscalibration([1], [1, 0]), RangeError)
  assert.throws(() => miscalibration([1, 0], [1, 0], 0), RangeError)
})
