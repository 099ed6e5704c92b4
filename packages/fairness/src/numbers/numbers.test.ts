import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { near } from '../testing/near.ts'
import { erfc } from './erfc.ts'
import { logHypergeometric, type Urn } from './hypergeometric.ts'
import { logTwoTails, normalBelow, normalQuantile, reach, twoTails } from './normal.ts'
import { logBinomial } from './stirling.ts'

// Digits by mpmath 1.3 at 30 places.
test('erfc has its digits, in the far tail too', () => {
  const known = [
    [0.001, 0.9988716212090307],
    [0.5, 0.4795001221869535],
    [1, 0.15729920705028513],
    [2, 0.004677734981047266],
    [2.19, 0.0019540567571985426],
    [2.2, 0.0018628462979818914],
    [3, 2.209049699858544e-5],
    [5, 1.537459794428035e-12],
    [10, 2.088487583762545e-45],
    [26, 5.663192408856143e-296],
  ] as const
  for (const [x, value] of known) {
    near(erfc(x), value, 1e-13)
    near(erfc(-x), 2 - value, 1e-15)
  }
})

test('p-values of a z are right down to the smallest number, and never 0', () => {
  near(twoTails(1.959963984540054), 0.05, 1e-14)
  near(twoTails(-6), 1.973175290075396e-9)
  near(twoTails(37), 1.1451142445049156e-299)
  assert.ok(twoTails(38.4) > 0 && twoTails(1e9) > 0)
  near(logTwoTails(60), -783.6063991684467, 1e-14)
  near(logTwoTails(1000), -217150.33901199873, 1e-14)
})

test('quantiles have their digits', () => {
  const known = [
    [1e-300, -37.0470962993612],
    [1e-20, -9.262340089798407],
    [1e-5, -4.264890793922825],
    [0.025, -1.9599639845400543],
    [0.2, -0.8416212335729142],
    [0.7, 0.5244005127080408],
  ] as const
  for (const [p, z] of known) near(normalQuantile(p), z, 1e-14)
  near(reach(0.95), 1.9599639845400543, 1e-14)
  for (const p of [0, 1, Number.NaN]) assert.throws(() => normalQuantile(p), RangeError)
})

test('the quantile undoes the share below', () => {
  const z = fc.double({ min: -37, max: 7, noNaN: true })
  fc.assert(
    fc.property(z, z => assert.ok(Math.abs(normalQuantile(normalBelow(z)) - z) < 1e-4 * Math.exp(Math.max(0, z)) ** 2)),
  )
  fc.assert(
    fc.property(fc.double({ min: -37, max: 0, noNaN: true }), z =>
      near(normalBelow(normalQuantile(normalBelow(z))), normalBelow(z), 1e-11),
    ),
  )
})

const choose = (n: bigint, k: bigint): bigint => {
  let value = 1n
  for (let i = 1n; i <= k; i++) value = (value * (n - k + i)) / i
  return value
}

test('binomial and hypergeometric probabilities equal exact ones', () => {
  const n = fc.integer({ min: 1, max: 300 })
  fc.assert(
    fc.property(n, fc.nat(300), fc.nat(300), (marked, drawn, others) => {
      const urn: Urn = { all: marked + others, marked, drawn: Math.min(drawn, marked + others) }
      const k = Math.max(0, urn.drawn - others, Math.floor(urn.drawn / 2) > marked ? marked : Math.floor(urn.drawn / 2))
      if (k > marked || urn.drawn - k > others || urn.drawn === 0 || urn.drawn === urn.all) return
      const scale = 10n ** 60n
      const exact =
        (choose(BigInt(marked), BigInt(k)) * choose(BigInt(others), BigInt(urn.drawn - k)) * scale) /
        choose(BigInt(urn.all), BigInt(urn.drawn))
      if (exact > 10n ** 30n) near(Math.exp(logHypergeometric(k, urn)), Number(exact) / 1e60, 1e-11)
    }),
  )
  near(Math.exp(logBinomial(3, 10, 0.5)), 120 / 1024, 1e-14)
  near(Math.exp(logBinomial(0, 4, 0.25)), 0.75 ** 4, 1e-14)
  assert.deepEqual([logBinomial(0, 5, 0), logBinomial(5, 5, 1), logBinomial(1, 5, 0)], [0, 0, Number.NEGATIVE_INFINITY])
})
