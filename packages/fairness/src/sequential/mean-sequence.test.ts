import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { seeded } from '../../../../scripts/battery/trial.ts'
import { halfWidth, tunedFor } from './mean-sequence.ts'
import { differenceSequence, exactDifferenceSequence, ratioSequence } from './pair-sequences.ts'

const near = (got: number | undefined, expected: number, within = 1e-6) =>
  assert.ok(Math.abs((got ?? Number.NaN) - expected) <= within, `${got} is not ${expected}`)

test('The asymptotic confidence sequence has the published half widths', () => {
  const rho = tunedFor(1_000, 0.05)
  near(rho, 0.089085)
  for (const [n, half] of [
    [100, 0.192753],
    [1_000, 0.047991],
    [10_000, 0.016209],
    [100_000, 0.005631],
  ] as const)
    near(halfWidth(n, 0.5, { alpha: 0.05, rho }), half)
  assert.equal(halfWidth(0, 0.5, { alpha: 0.05, rho }), undefined)
})

const tally = fc
  .integer({ min: 2, max: 2_000 })
  .chain(n => fc.record({ n: fc.constant(n), selected: fc.integer({ min: 1, max: n - 1 }) }))

test('The width of a difference equals that of its influence values, decision by decision', () => {
  const tuning = { alpha: 0.05, rho: 0.1 }
  fc.assert(
    fc.property(tally, tally, (group, reference) => {
      const n = group.n + reference.n
      const [a, r] = [group.selected / group.n, reference.selected / reference.n]
      const values = [
        ...Array.from({ length: group.n }, (_, i) => ((i < group.selected ? 1 : 0) - a) / (group.n / n) + a - r),
        ...Array.from(
          { length: reference.n },
          (_, i) => -((i < reference.selected ? 1 : 0) - r) / (reference.n / n) + a - r,
        ),
      ]
      const mean = values.reduce((sum, value) => sum + value / n, 0)
      const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2 / n, 0))
      const half = halfWidth(n, deviation, tuning) ?? Number.NaN
      const got = differenceSequence({ group, reference }, tuning)
      near(mean, a - r)
      near(got?.low, Math.max(-1, a - r - half))
      near(got?.high, Math.min(1, a - r + half))
    }),
  )
})

test('Looked at after every decision, at most alpha of the exact differences and ratios ever miss', () => {
  const random = seeded(9)
  let misses = 0
  for (let stream = 0; stream < 100; stream++) {
    const pair = { group: { n: 0, selected: 0 }, reference: { n: 0, selected: 0 } }
    let missed = false
    for (let i = 0; i < 200 && !missed; i++) {
      const tally = random() < 0.5 ? pair.group : pair.reference
      tally.n++
      if (random() < (tally === pair.group ? 0.3 : 0.5)) tally.selected++
      const [difference, ratio] = [exactDifferenceSequence(pair, 0.2), ratioSequence(pair, 0.2)]
      missed = difference.low > -0.2 || difference.high < -0.2 || ratio.low > 0.6 || (ratio.high ?? 1) < 0.6
    }
    if (missed) misses++
  }
  // 20 are expected at most; 33 is more than three standard deviations above.
  assert.ok(misses < 33, `${misses} of 100`)
})

test('What cannot be said is absent: no decisions, nobody selected, no bound of a ratio', () => {
  const none = { n: 0, selected: 0 }
  const nobody = { n: 40, selected: 0 }
  const some = { n: 40, selected: 20 }
  const tuning = { alpha: 0.05, rho: 0.1 }
  assert.equal(differenceSequence({ group: none, reference: some }, tuning), undefined)
  assert.equal(differenceSequence({ group: some, reference: nobody }, tuning), undefined)
  assert.equal(ratioSequence({ group: some, reference: nobody }, 0.05).high, undefined)
  assert.deepEqual(exactDifferenceSequence({ group: none, reference: none }, 0.05), { low: -1, high: 1 })
})

test('Options out of range are refused', () => {
  assert.throws(() => tunedFor(0, 0.05), RangeError)
  assert.throws(() => halfWidth(10, Number.NaN, { alpha: 0.05, rho: 0.1 }), RangeError)
  assert.throws(() => halfWidth(10, 0.5, { alpha: 0.05, rho: 0 }), RangeError)
})
