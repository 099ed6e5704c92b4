import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { seeded } from '../../../../scripts/battery/trial.ts'
import { lnFactorial } from '../numbers/stirling.ts'
import { rateSequence } from './rate-sequence.ts'

const near = (got: number, expected: number, within: number) =>
  assert.ok(Math.abs(got - expected) <= within, `${got} is not ${expected}`)

test('The exact confidence sequence has the published ends', () => {
  for (const [selected, n, low, high] of [
    [30, 100, 0.169446, 0.457246],
    [300, 1_000, 0.250338, 0.353015],
    [3_000, 10_000, 0.282501, 0.317897],
  ] as const) {
    const interval = rateSequence({ n, selected }, 0.05)
    near(interval.low, low, 1e-6)
    near(interval.high, high, 1e-6)
  }
})

test('Logarithms of factorials equal the sum of logarithms', () => {
  let sum = 0
  for (let n = 2; n <= 3_000; n++) {
    sum += Math.log(n)
    near(lnFactorial(n) / sum, 1, 1e-12)
  }
  assert.equal(lnFactorial(0), 0)
  assert.equal(lnFactorial(1), 0)
})

const counts = fc
  .integer({ min: 1, max: 5_000 })
  .chain(n => fc.record({ n: fc.constant(n), selected: fc.integer({ min: 0, max: n }) }))

test('Nobody, all and no decisions leave an end open at 0 or 1', () => {
  assert.deepEqual(rateSequence({ n: 0, selected: 0 }, 0.05), { low: 0, high: 1 })
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), n => {
      // With nobody selected the condition is (n + 1) (1 - p)^n > alpha, which can be solved by hand.
      const high = -Math.expm1(Math.log(0.05 / (n + 1)) / n)
      const nobody = rateSequence({ n, selected: 0 }, 0.05)
      assert.equal(nobody.low, 0)
      near(nobody.high, high, 1e-9)
      const all = rateSequence({ n, selected: n }, 0.05)
      assert.equal(all.high, 1)
      near(all.low, 1 - high, 1e-9)
    }),
  )
})

test('The sequence always holds what was observed, mirrors with the outcome, and is wider for a smaller alpha', () => {
  fc.assert(
    fc.property(counts, ({ n, selected }) => {
      const interval = rateSequence({ n, selected }, 0.05)
      assert.ok(interval.low <= selected / n && selected / n <= interval.high)
      const mirrored = rateSequence({ n, selected: n - selected }, 0.05)
      near(mirrored.low, 1 - interval.high, 1e-9)
      const surer = rateSequence({ n, selected }, 0.01)
      assert.ok(surer.low <= interval.low && interval.high <= surer.high)
    }),
  )
})

test('Looked at after every decision, at most alpha of sequences ever miss the rate', () => {
  const random = seeded(5)
  const misses = Array.from({ length: 400 }, () => {
    let selected = 0
    for (let n = 1; n <= 300; n++) {
      if (random() < 0.3) selected++
      const { low, high } = rateSequence({ n, selected }, 0.2)
      if (low > 0.3 || high < 0.3) return true
    }
    return false
  }).filter(Boolean).length
  // 80 of 400 are expected at most; 107 is more than three standard deviations above.
  assert.ok(misses > 0 && misses < 107, `${misses} of 400`)
})

test('What is no count is refused', () => {
  assert.throws(() => rateSequence({ n: 3, selected: 4 }, 0.05), RangeError)
  assert.throws(() => rateSequence({ n: 2.5, selected: 1 }, 0.05), RangeError)
  assert.throws(() => rateSequence({ n: 3, selected: 1 }, 0), RangeError)
  assert.throws(() => rateSequence({ n: Number.NaN, selected: 1 }, 0.05), RangeError)
})
