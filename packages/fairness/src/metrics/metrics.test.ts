import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { GroupCounts } from '../cube/group-counts.ts'
import { near } from '../testing/near.ts'
import { calibration, calibrationGaps } from './calibration.ts'
import { differentialFairness } from './differential-fairness.ts'
import { gapOf, gapsOf } from './gaps.ts'
import { groupMetrics } from './group-metrics.ts'
import { inequality } from './inequality.ts'
import { disclosureRate, worstCase } from './worst-case.ts'

const countsOf = (tp: number, fp: number, fn: number, tn: number): GroupCounts => {
  const n = tp + fp + fn + tn
  return { n, selected: tp + fp, tp, fp, fn, tn, noOutcome: 0, noDecision: 0 }
}
const count = fc.nat(500)
const allCounts = fc.tuple(count, count, count, count).map(cells => countsOf(...cells))

test('rates that add to one do, and none is said of nobody', () => {
  fc.assert(
    fc.property(allCounts, counts => {
      const { ppv, fdr, npv, for: omission, selectionRate, baseRate, tpr, fpr } = groupMetrics(counts)
      if (ppv === undefined) assert.equal(fdr, undefined)
      else near(ppv + fdr!, 1)
      if (npv !== undefined) near(npv + omission!, 1)
      for (const value of [selectionRate, baseRate, tpr, fpr])
        assert.ok(value === undefined || (value >= 0 && value <= 1))
    }),
  )
  assert.ok(Object.values(groupMetrics(countsOf(0, 0, 0, 0))).every(value => value === undefined))
})

test('base rate, PPV and FNR fix the FPR (Chouldechova 2017)', () => {
  const fpr = (p: number, ppv: number, fnr: number) => (p / (1 - p)) * ((1 - ppv) / ppv) * (1 - fnr)
  near(fpr(0.5143, 0.6297, 0.2799), 0.4485, 1e-3)
  fc.assert(
    fc.property(allCounts, counts => {
      const { baseRate, ppv, tpr, fpr: found } = groupMetrics(counts)
      if (!ppv || !tpr || found === undefined || baseRate === 1) return
      assert.ok(Math.abs(fpr(baseRate!, ppv, 1 - tpr) - found) < 1e-9)
    }),
  )
})

test('gaps of the bank by marital status', () => {
  const bank = [countsOf(184, 747, 438, 3838), countsOf(1050, 3695, 1705, 20764), countsOf(671, 1910, 1241, 8968)]
  const { demographicParity, equalOpportunity, equalizedOdds, predictiveParity } = gapsOf(bank)
  near(demographicParity?.ratio, 0.8640251344068837)
  near(equalOpportunity?.difference, 0.08530529116893576)
  near(equalizedOdds?.worst, 0.08530529116893576)
  near(equalizedOdds?.mean, 0.054909951037967544)
  near(predictiveParity?.ratio, 0.760210084504427)
})

test('a gap needs two groups that have the rate, and no ratio is formed over 0', () => {
  assert.equal(gapOf([countsOf(1, 1, 1, 1), countsOf(0, 0, 0, 0)], 'tpr'), undefined)
  assert.deepEqual(gapOf([countsOf(0, 0, 1, 1), countsOf(0, 0, 2, 2)], 'selectionRate'), {
    difference: 0,
    ratio: undefined,
  })
})

test('inequality of benefits person by person', () => {
  fc.assert(
    fc.property(allCounts, counts => {
      const { tp, fp, fn, tn } = counts
      const benefits = [...Array<number>(tp + tn).fill(1), ...Array<number>(fp).fill(2), ...Array<number>(fn).fill(0)]
      const mean = benefits.reduce((all, b) => all + b, 0) / benefits.length
      const { generalizedEntropy, theil } = inequality(counts)
      if (!(mean > 0)) return assert.equal(theil, undefined)
      const over = (of: (b: number) => number) => benefits.reduce((all, b) => all + of(b / mean), 0) / benefits.length
      assert.ok(Math.abs(generalizedEntropy! - over(b => b * b - 1) / 2) < 1e-9)
      assert.ok(Math.abs(theil! - over(b => (b === 0 ? 0 : b * Math.log(b)))) < 1e-9)
    }),
    { numRuns: 50 },
  )
})

test('epsilon is the largest log ratio of smoothed chances, and finite for empty cells', () => {
  near(
    differentialFairness([
      { k: 10, n: 100 },
      { k: 40, n: 100 },
    ]),
    Math.log(40.5 / 10.5),
    1e-12,
  )
  near(
    differentialFairness([
      { k: 0, n: 10 },
      { k: 10, n: 10 },
    ]),
    Math.log(21),
    1e-12,
  )
  assert.equal(differentialFairness([{ k: 1, n: 2 }]), undefined)
  assert.throws(() => differentialFairness([], 0), RangeError)
})

test('wherever the unknown people belong, the rate lies within the worst case', () => {
  const given = fc.tuple(fc.integer({ min: 1, max: 50 }), fc.nat(50), fc.nat(30), fc.nat(30), fc.nat(30), fc.nat(30))
  fc.assert(
    fc.property(given, ([n, k, selected, others, mine, more]) => {
      const group = { n, k: Math.min(k, n) }
      const [low, high] = worstCase(group, { k: selected, n: selected + others })!
      const [x, y] = [Math.min(mine, selected), Math.min(more, others)]
      const rate = (group.k + x) / (n + x + y)
      assert.ok(low <= rate + 1e-12 && rate <= high + 1e-12)
      assert.equal(low, group.k / (n + others))
      assert.equal(high, (group.k + selected) / (n + selected))
    }),
  )
  assert.equal(worstCase({ k: 0, n: 0 }, { k: 1, n: 2 }), undefined)
  assert.deepEqual([disclosureRate(3, 1), disclosureRate(0, 0)], [0.75, undefined])
})

test('calibration by group and bin, what is missing left out', () => {
  const found = calibration(
    Float64Array.of(0.1, 0.1, 0.9, 0.9, 0.95, 1, 0.5, 0.5),
    Uint8Array.of(0, 1, 1, 1, 1, 0, 2, 1),
    Uint8Array.of(1, 1, 1, 1, 2, 2, 1, 0),
    { count: 2, bins: 2 },
  )
  near(found[0]?.ece, (2 * 0.4 + 2 * 0.1) / 4, 1e-12)
  near(found[1]?.ece, 0.475, 1e-12)
  assert.deepEqual(found[1]?.bins[0], { n: 0, score: undefined, outcome: undefined })
  assert.deepEqual(calibrationGaps(found), [undefined, 0.5])
  for (const score of [-0.1, 1.1, Number.NaN])
    assert.throws(
      () => calibration(Float64Array.of(score), Uint8Array.of(1), Uint8Array.of(1), { count: 1 }),
      RangeError,
    )
})
