import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { near } from '../testing/near.ts'
import { randomOf, successes } from '../testing/random.ts'
import { cohenH, flips, shortfall } from './effect.ts'
import { benjaminiHochberg, holm } from './multiplicity.ts'
import { newcombe } from './newcombe.ts'
import { powerForRatio } from './power.ts'
import { ratioInterval, ratioOf, ratioZ } from './ratio.ts'
import { leastExpected, pooledZ } from './two-proportions.ts'
import { wilson } from './wilson.ts'

const rate = fc.integer({ min: 1, max: 5_000 }).chain(n => fc.nat(n).map(k => ({ n, k })))

test('Wilson and Newcombe as published (Newcombe 1998, 2.1 and 2.2)', () => {
  const close = (found: readonly number[] | undefined, expected: readonly number[]) =>
    assert.deepEqual(
      found?.map(limit => limit.toFixed(4)),
      expected.map(limit => limit.toFixed(4)),
    )
  close(wilson({ k: 81, n: 263 }), [0.2553, 0.3662])
  close(wilson({ k: 15, n: 148 }), [0.0624, 0.1605])
  close(wilson({ k: 0, n: 20 }), [0, 0.1611])
  close(wilson({ k: 1, n: 29 }), [0.0061, 0.1718])
  close(newcombe({ k: 56, n: 70 }, { k: 48, n: 80 }), [0.0524, 0.3339])
  close(newcombe({ k: 9, n: 10 }, { k: 3, n: 10 }), [0.1705, 0.809])
  close(newcombe({ k: 10, n: 10 }, { k: 0, n: 20 }), [0.6791, 1])
})

test('every interval holds its estimate and stays where rates can be', () => {
  fc.assert(
    fc.property(rate, rate, (a, r) => {
      const [low, high] = wilson(a)!
      assert.ok(low >= 0 && low <= a.k / a.n && high >= a.k / a.n && high <= 1)
      const [least, most] = newcombe(a, r)!
      const difference = a.k / a.n - r.k / r.n
      assert.ok(least >= -1 - 1e-12 && least <= difference && most >= difference && most <= 1 + 1e-12)
      const ratio = ratioOf(a, r)
      const limits = ratioInterval(a, r)
      if (a.k === 0 || r.k === 0) assert.equal(limits, undefined)
      else assert.ok(limits![0] <= ratio! * (1 + 1e-12) && limits![1] >= ratio! * (1 - 1e-12))
    }),
  )
  assert.equal(wilson({ k: 0, n: 0 }), undefined)
  assert.equal(ratioOf({ k: 1, n: 2 }, { k: 0, n: 2 }), undefined)
})

test('the figures of the bank', () => {
  const [primary, tertiary] = [
    { k: 1020, n: 6851 },
    { k: 2660, n: 13301 },
  ]
  near(pooledZ(primary, tertiary), -8.894377027373109)
  near(ratioZ(primary, tertiary), -8.7579956056029)
  near(cohenH(primary, tertiary), -0.1349907851575134)
  near(shortfall(primary, tertiary), 350.0969851890834)
  near(leastExpected(primary, tertiary), (6851 * 3680) / 20152)
})

test('Holm and Benjamini–Hochberg on the known list', () => {
  const p = [0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205]
  const digits = (all: readonly number[]) => all.map(each => Number(each.toFixed(6)))
  assert.deepEqual(digits(holm(p)), [0.008, 0.056, 0.234, 0.234, 0.234, 0.234, 0.234, 0.234])
  assert.deepEqual(digits(benjaminiHochberg(p)), [0.008, 0.032, 0.0672, 0.0672, 0.0672, 0.08, 0.084571, 0.205])
})

test('adjusting keeps the order, never makes smaller, and Holm is never below Benjamini–Hochberg', () => {
  const list = fc.array(fc.double({ min: 1e-300, max: 1, noNaN: true }), { minLength: 1, maxLength: 40 })
  fc.assert(
    fc.property(list, p => {
      const [strict, lenient] = [holm(p), benjaminiHochberg(p)]
      for (const [at, value] of p.entries()) {
        assert.ok(value <= lenient[at]! * (1 + 1e-12) && lenient[at]! <= strict[at]! * (1 + 1e-12) && strict[at]! <= 1)
        for (const [other, than] of p.entries()) if (value < than) assert.ok(strict[at]! <= strict[other]!)
      }
    }),
  )
})

test('the power is the share of tests that find the ratio', () => {
  const random = randomOf(5)
  const [n, reference, rate] = [500, 1_000, 0.2]
  let found = 0
  for (let run = 0; run < 4_000; run++) {
    const a = { k: successes(n, rate * 0.8, random), n }
    const r = { k: successes(reference, rate, random), n: reference }
    if (Math.abs(pooledZ(a, r)!) > 1.96) found++
  }
  const power = powerForRatio({ n, reference, rate })!
  assert.ok(Math.abs(found / 4_000 - power) < 0.03, `${found / 4_000} for ${power}`)
  assert.equal(powerForRatio({ n: 10, reference: 10, rate: 0 }), undefined)
})

test('one person more or less can turn a finding over, near the border only', () => {
  assert.equal(flips({ k: 79, n: 100 }, { k: 100, n: 100 }), true)
  assert.equal(flips({ k: 40, n: 100 }, { k: 90, n: 100 }), false)
  assert.equal(flips({ k: 0, n: 0 }, { k: 1, n: 1 }), false)
})
