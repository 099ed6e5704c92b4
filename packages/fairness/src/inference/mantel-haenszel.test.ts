import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { near } from '../testing/near.ts'
import { randomOf, successes } from '../testing/random.ts'
import { mantelHaenszel } from './mantel-haenszel.ts'
import { pooledZ } from './two-proportions.ts'

// Berkeley admissions 1973 (Bickel et al. 1975), as in R's UCBAdmissions; R: mantelhaen.test(UCBAdmissions, correct = FALSE).
const berkeley = [
  [512, 313, 89, 19],
  [353, 207, 17, 8],
  [120, 205, 202, 391],
  [138, 279, 131, 244],
  [53, 138, 94, 299],
  [22, 351, 24, 317],
].map(([a, b, c, d]) => ({ a: { k: a!, n: a! + b! }, r: { k: c!, n: c! + d! } }))

test('Berkeley: the odds within departments, and not the reversal over all', () => {
  const { oddsRatio, oddsRatioInterval, z, strata } = mantelHaenszel(berkeley)
  near(oddsRatio, 0.9046968, 1e-7)
  near(oddsRatioInterval?.[0], 0.7719074, 1e-6)
  near(oddsRatioInterval?.[1], 1.0603298, 1e-6)
  near(z! ** 2, 1.5246, 1e-4)
  assert.equal(strata, 6)
})

test('one stratum is the table itself', () => {
  const rate = fc.integer({ min: 2, max: 500 }).chain(n => fc.integer({ min: 1, max: n - 1 }).map(k => ({ n, k })))
  fc.assert(
    fc.property(rate, rate, (a, r) => {
      const { oddsRatio, ratio, difference, z } = mantelHaenszel([
        { a, r },
        { a: { n: 0, k: 0 }, r },
      ])
      near(oddsRatio, (a.k * (r.n - r.k)) / (r.k * (a.n - a.k)), 1e-9)
      near(ratio, a.k / a.n / (r.k / r.n), 1e-9)
      assert.ok(Math.abs(difference! - (a.k / a.n - r.k / r.n)) < 1e-12)
      assert.ok(Math.abs(z! - pooledZ(a, r)! * Math.sqrt(1 - 1 / (a.n + r.n))) < 1e-9)
    }),
  )
})

test('the interval of the difference covers it in 95 of 100 cases, with many small strata too', () => {
  const random = randomOf(8)
  let covered = 0
  for (let run = 0; run < 1_500; run++) {
    const strata = Array.from({ length: 60 }, (_, at) => {
      const [p, n, m] = [0.15 + (at % 5) * 0.12, 3 + (at % 4), 4 + (at % 3)]
      return { a: { k: successes(n, p - 0.1, random), n }, r: { k: successes(m, p, random), n: m } }
    })
    const [low, high] = mantelHaenszel(strata).differenceInterval!
    if (low <= -0.1 && -0.1 <= high) covered++
  }
  assert.ok(covered / 1_500 > 0.93 && covered / 1_500 < 0.97, `${covered / 1_500}`)
})

test('strata that say nothing leave everything unsaid', () => {
  const nothing = mantelHaenszel([{ a: { k: 0, n: 3 }, r: { k: 0, n: 5 } }])
  assert.deepEqual([nothing.oddsRatio, nothing.ratio, nothing.z], [undefined, undefined, undefined])
  assert.equal(mantelHaenszel([]).difference, undefined)
})
