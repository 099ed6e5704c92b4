import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { exposureParity, groupExposure } from './group-exposure.ts'
import { geometricWeights, logarithmicWeights, measuredWeights } from './position-weights.ts'
import { disparateImpact, disparateTreatment } from './treatment-and-impact.ts'

const near = (got: number | undefined, expected: number, within = 1e-9) =>
  assert.ok(Math.abs((got ?? Number.NaN) - expected) <= within, `${got} is not ${expected}`)

test('Weights of positions', () => {
  assert.deepEqual(
    [...logarithmicWeights(4)].map(weight => weight.toFixed(6)),
    ['1.000000', '0.630930', '0.500000', '0.430677'],
  )
  assert.deepEqual([...geometricWeights(3, 0.5)], [1, 0.5, 0.25])
  assert.deepEqual([...measuredWeights([0.4, 0.2])], [0.4, 0.2])
  for (const curve of [[], [0], [1, Number.NaN], [1, -1], [Number.POSITIVE_INFINITY]])
    assert.throws(() => measuredWeights(curve), RangeError)
  assert.throws(() => geometricWeights(3, 0), RangeError)
  assert.throws(() => logarithmicWeights(-1), RangeError)
})

// The job seekers of Singh and Joachims (2018): three men, three women, almost the same relevance, one order.
const seekers = [0, 0, 0, 1, 1, 1]
const utility = [0.82, 0.81, 0.8, 0.79, 0.78, 0.77]
const order = [0, 1, 2, 3, 4, 5]

test('Almost equal relevance, and exposure of .71 against .39 a head', () => {
  const groups = groupExposure([order], seekers, 2, logarithmicWeights(6))
  assert.deepEqual(
    groups.map(({ mean }) => mean?.toFixed(2)),
    ['0.71', '0.39'],
  )
  near(exposureParity(groups)?.ratio, (0.430677 + 0.386853 + 0.356207) / (1 + 0.63093 + 0.5), 1e-5)
  near((groups[0]?.share ?? 0) + (groups[1]?.share ?? 0), 1)
})

test('Disparate treatment and impact are ratios of means by utility', () => {
  const exposure = logarithmicWeights(6)
  const items = { groupOf: seekers, exposure, utility }
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value / values.length, 0)
  const of = (from: number) => [...exposure.slice(from, from + 3)]
  near(disparateTreatment(items, 0, 1), mean(of(0)) / 0.81 / (mean(of(3)) / 0.78))
  const clicks = (from: number) => mean(of(from).map((seen, index) => seen * (utility[from + index] ?? 0)))
  near(disparateImpact(items, 0, 1), clicks(0) / 0.81 / (clicks(3) / 0.78))
  assert.equal(disparateTreatment(items, 0, 2), undefined)
  assert.equal(disparateTreatment({ ...items, exposure: [1, 0, 0, 0, 0, 0] }, 0, 1), undefined)
  assert.equal(disparateTreatment({ ...items, exposure: [1, 0, 0, 0, 0, 0] }, 1, 0), 0)
  assert.throws(() => disparateTreatment({ ...items, utility: [0.1] }, 0, 1), RangeError)
  assert.throws(() => disparateTreatment({ ...items, utility: utility.map(() => Number.NaN) }, 0, 1), RangeError)
})

test('Exposure is neither lost nor made, whatever the groups', () => {
  const group = fc.array(fc.integer({ min: -1, max: 3 }), { minLength: 1, maxLength: 30 })
  fc.assert(
    fc.property(group, fc.array(fc.array(fc.nat(29), { maxLength: 12 }), { maxLength: 5 }), (groupOf, lists) => {
      const rankings = lists.map(list => list.filter(item => item < groupOf.length))
      const weights = logarithmicWeights(8)
      const groups = groupExposure(rankings, groupOf, 4, weights)
      const given = rankings
        .flatMap(list => list.slice(0, 8).map((item, at) => (groupOf[item] === -1 ? 0 : (weights[at] ?? 0))))
        .reduce((sum, one) => sum + one, 0)
      near(
        groups.reduce((sum, { exposure }) => sum + exposure, 0),
        given,
      )
      assert.equal(
        groups.reduce((sum, { items }) => sum + items, 0),
        groupOf.filter(one => one >= 0).length,
      )
      for (const { items, mean, share } of groups) {
        assert.equal(mean === undefined, items === 0)
        assert.equal(share === undefined, given === 0)
      }
    }),
  )
})

test('What cannot be compared is not, and strange items are refused', () => {
  assert.equal(exposureParity(groupExposure([], [0, 0], 2, logarithmicWeights(2))), undefined)
  assert.deepEqual(exposureParity(groupExposure([], [0, 1], 2, logarithmicWeights(2))), { difference: 0 })
  assert.throws(() => groupExposure([[2]], [0, 1], 2, logarithmicWeights(2)), RangeError)
  assert.throws(() => groupExposure([], [0, 5], 2, logarithmicWeights(2)), RangeError)
})
