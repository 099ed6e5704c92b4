import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { klDivergence } from './divergence.ts'
import { ndkl } from './ndkl.ts'
import { logarithmicWeights } from './position-weights.ts'
import { prefixParity } from './prefix-parity.ts'
import { maxSkew, minSkew, skewAt } from './skew.ts'
import { attentionGap } from './weighted-rank-parity.ts'

const near = (got: number | undefined, expected: number, within = 1e-6) =>
  assert.ok(Math.abs((got ?? Number.NaN) - expected) <= within, `${got} is not ${expected}`)

const groupsOf = (letters: string): number[] => [...letters].map(letter => 'AB'.indexOf(letter))
const half = [0.5, 0.5]
const places = fc.array(fc.integer({ min: -1, max: 2 }), { maxLength: 60 })
const third = [0.5, 0.3, 0.2]

test('NDKL and Skew have the published values', () => {
  near(ndkl(groupsOf('AABABB'), half), 0.370058)
  const skews = skewAt(groupsOf('AABABB'), half, 4)
  // Published as -.693147.
  near(skews[1]?.skew, -Math.LN2)
  near(skews[0]?.skew, Math.log(0.75 / 0.5))
  assert.equal(minSkew(skews)?.group, 1)
  assert.equal(maxSkew(skews)?.group, 0)
})

test('NDKL is nought only where all prefixes have the target, never below, and the same from prefix to prefix worked slowly', () => {
  fc.assert(
    fc.property(places, ranking => {
      const known = ranking.filter(group => group >= 0)
      const weights = known.map((_, index) => 1 / Math.log2(index + 2))
      const slow = known.reduce((sum, _, index) => {
        const prefix = known.slice(0, index + 1)
        const shares = third.map((_, group) => prefix.filter(each => each === group).length / prefix.length)
        return sum + (weights[index] ?? 0) * (klDivergence(shares, third) ?? 0)
      }, 0)
      const got = ndkl(ranking, third)
      if (known.length === 0) assert.equal(got, undefined)
      else {
        near(got, slow / weights.reduce((sum, weight) => sum + weight), 1e-12)
        assert.ok((got ?? -1) > 0)
      }
    }),
  )
  assert.equal(ndkl([0, 0, 0], [1, 0]), 0)
  assert.equal(ndkl([0, 1], [1, 0]), undefined)
})

test('A group that is absent is never hidden by one that is merely short', () => {
  const skews = skewAt([0, 0, 0, 1], third, 4)
  assert.deepEqual(minSkew(skews), { group: 2 })
  assert.equal(maxSkew(skews)?.group, 0)
  assert.deepEqual(skewAt([-1, -1], third, 2), [])
  assert.equal(minSkew([]), undefined)
})

test('The gap of attention is nought at the target, at most what its distance allows, and always a number', () => {
  fc.assert(
    fc.property(places, ranking => {
      const gap = attentionGap(ranking, third, logarithmicWeights(60))
      if (!ranking.some(group => group >= 0)) assert.equal(gap, undefined)
      else {
        assert.ok(gap !== undefined && gap.absolute >= 0 && gap.absolute <= 0.8 + 1e-12)
        assert.ok(gap.js >= 0 && gap.js <= Math.LN2 + 1e-12)
        assert.ok(Number.isFinite(gap.kl))
      }
    }),
  )
  const at = attentionGap([0, 1], half, new Float64Array([1, 1]))
  assert.deepEqual(at, { absolute: 0, js: 0, kl: 0 })
  assert.equal(attentionGap([0, 1], [1, 0], new Float64Array([1, 1]))?.kl, undefined)
  // Two places, weights 1 and 1/log2(3): shares 1/1.63093 and the rest.
  near(attentionGap([0, 1], half, logarithmicWeights(2))?.absolute, 1 / (1 + 1 / Math.log2(3)) - 0.5, 1e-12)
})

test('Prefix parity is 1 for the most uneven order, nought where every prefix looks alike, else in between', () => {
  const { rnd, rkl } = prefixParity(Array.from({ length: 40 }, (_, index) => index >= 20))
  near(rnd, 1)
  near(rkl, 1)
  const alike = Array.from({ length: 40 }, (_, index) => index % 2 === 0)
  assert.deepEqual(prefixParity(alike), { rnd: 0, rkl: 0, rrd: 0 })
  fc.assert(
    fc.property(fc.array(fc.boolean(), { minLength: 10, maxLength: 50 }), order => {
      for (const value of Object.values(prefixParity(order))) assert.ok(value >= 0 && Number.isFinite(value))
    }),
  )
})

test('Prefix parity by hand: ten protected of twenty, eight of them among the first ten', () => {
  const order = Array.from({ length: 20 }, (_, index) => (index < 10 ? index < 8 : index < 12))
  // Only the prefix of ten differs: by .3, against .5 at the most.
  near(prefixParity(order).rnd, 0.6, 1e-12)
  const divergence = 0.8 * Math.log(1.6) + 0.2 * Math.log(0.4)
  near(prefixParity(order).rkl, divergence / Math.LN2, 1e-12)
})

test('Where no order could be uneven, and a list shorter than a step, nothing is said', () => {
  assert.deepEqual(prefixParity(Array(20).fill(true)), {})
  assert.deepEqual(prefixParity([true, false, true]), {})
  assert.deepEqual(prefixParity([]), {})
})

test('Shares that are none, and groups that are none, are refused', () => {
  assert.throws(() => ndkl([0], [0.5, 0.6]), RangeError)
  assert.throws(() => ndkl([2], half), RangeError)
  assert.throws(() => ndkl([0], [Number.NaN, 1]), RangeError)
  assert.throws(() => skewAt([0], half, 0), RangeError)
  assert.throws(() => prefixParity([true], 1), RangeError)
})
