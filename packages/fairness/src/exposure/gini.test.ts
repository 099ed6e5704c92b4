import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { gini } from './gini.ts'

const exposures = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 30 })

test('of (0, 0, 1, 3, 6) it is .6, in any order', () => {
  assert.ok(Math.abs(gini([0, 0, 1, 3, 6])! - 0.6) < 1e-15)
  assert.ok(Math.abs(gini([3, 0, 6, 1, 0])! - 0.6) < 1e-15)
})

test('it is always half the mean difference of all pairs over the mean, between 0 and 1', () => {
  fc.assert(
    fc.property(exposures, values => {
      const [n, sum] = [values.length, values.reduce((a, b) => a + b, 0)]
      if (sum === 0) return assert.equal(gini(values), undefined)
      const differences = values.flatMap(a => values.map(b => Math.abs(a - b))).reduce((a, b) => a + b, 0)
      const found = gini(values)!
      assert.ok(Math.abs(found - differences / (2 * n * sum)) < 1e-12)
      assert.ok(found > -1e-12 && found < 1)
    }),
  )
})

test('what is no exposure is thrown back', () => {
  assert.equal(gini([]), undefined)
  assert.throws(() => gini([1, Number.NaN]), RangeError)
  assert.throws(() => gini([-1]), RangeError)
})
