import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { calibrate } from './calibrate.ts'
import { logit } from './logistic.ts'
import { calibrationError, reliability } from './reliability.ts'
import { areaUnderCurve, brier, logLoss, type Scored } from './scored.ts'
import { thresholdFor } from './threshold.ts'
import { newcombe, wilson } from './wilson.ts'

const near = (a: number, b: number, within = 1e-12) => assert.ok(Math.abs(a - b) <= within, `${a}, not ${b}`)
const scored = (probabilities: number[], successes: number[], counts = probabilities.map(() => 1)): Scored => ({
  probabilities: Float64Array.from(probabilities),
  successes: Uint8Array.from(successes),
  counts: Float64Array.from(counts),
})
const person = fc.record({
  p: fc.integer({ min: 0, max: 8 }).map(eighths => eighths / 8),
  yes: fc.nat({ max: 1 }),
  count: fc.double({ min: 0.1, max: 5, noNaN: true }),
})
const people = fc.array(person, { minLength: 1, maxLength: 60 })
const ofPeople = (all: readonly { p: number; yes: number; count: number }[]) =>
  scored(
    all.map(({ p }) => p),
    all.map(({ yes }) => yes),
    all.map(({ count }) => count),
  )

test('log-loss and Brier by hand', () => {
  const three = scored([0.5, 0.25, 1], [1, 0, 1], [1, 1, 2])
  near(logLoss(three), (Math.LN2 - Math.log(0.75)) / 4)
  near(brier(three), (0.25 + 0.0625) / 4)
  near(logLoss(scored([0], [1])), -Math.log(1e-15))
})

test('the area under the curve is the share of pairs in order, ties half, whatever people count', () => {
  assert.equal(areaUnderCurve(scored([0.1, 0.2], [1, 1])), undefined)
  fc.assert(
    fc.property(people, all => {
      let [pairs, right] = [0, 0]
      for (const a of all)
        for (const b of all)
          if (a.yes === 1 && b.yes === 0) {
            pairs += a.count * b.count
            right += a.count * b.count * (a.p > b.p ? 1 : a.p === b.p ? 0.5 : 0)
          }
      const found = areaUnderCurve(ofPeople(all))
      if (pairs === 0) assert.equal(found, undefined)
      else near(found!, right / pairs, 1e-9)
    }),
  )
})

test('bins hold everybody once, never part equal probabilities, and are at most ten', () => {
  fc.assert(
    fc.property(people, all => {
      const bins = reliability(ofPeople(all))
      assert.ok(bins.length <= 10)
      assert.equal(
        bins.reduce((sum, bin) => sum + bin.people, 0),
        all.length,
      )
      near(
        bins.reduce((sum, bin) => sum + bin.share, 0),
        1,
        1e-9,
      )
      const total = all.reduce((sum, { count }) => sum + count, 0)
      near(
        bins.reduce((sum, bin) => sum + bin.share * bin.predicted, 0),
        all.reduce((s, { p, count }) => s + p * count, 0) / total,
        1e-9,
      )
      for (const { observed, interval } of bins)
        assert.ok(interval[0] <= observed + 1e-12 && observed <= interval[1] + 1e-12)
      for (let at = 1; at < bins.length; at++) assert.ok(bins[at]!.predicted > bins[at - 1]!.predicted)
    }),
  )
  const hundred = reliability(
    scored(
      Array.from({ length: 100 }, (_, at) => at / 100),
      Array.from({ length: 100 }, (_, at) => at % 2),
    ),
  )
  assert.deepEqual(
    hundred.map(bin => bin.people),
    new Array(10).fill(10),
  )
  near(
    calibrationError(hundred),
    hundred.reduce((sum, { predicted }) => sum + Math.abs(predicted - 0.5) / 10, 0),
  )
})

test("Wilson's interval and Newcombe's give the published figures", () => {
  // Newcombe 1998, table II: 56/70 and 48/80, method 10; 10/10 and 0/20 at the edge.
  const [low, high] = newcombe([56, 70], [48, 80])!
  near(low, 0.0524, 5e-5)
  near(high, 0.3339, 5e-5)
  const [least, most] = newcombe([10, 10], [0, 20])!
  near(least, 0.6791, 5e-5)
  near(most, 1, 5e-5)
  assert.deepEqual(wilson(0, 10)![0], 0)
  near(wilson(0, 10)![1], 0.2775, 5e-5)
  assert.equal(wilson(0, 0), undefined)
})

test("Platt's line goes through the smoothed shares of two scores", () => {
  // 40 people at -1, 8 succeed; 60 at 2, 45 succeed. Targets 54/55 and 1/49.
  const side = (x: number, n: number, k: number) => Array.from({ length: n }, (_, at) => ({ x, yes: at < k ? 1 : 0 }))
  const all = [...side(-1, 40, 8), ...side(2, 60, 45)]
  const line = (of: readonly { x: number; yes: number }[]) =>
    calibrate(
      Float64Array.from(of, ({ x }) => x),
      Uint8Array.from(of, ({ yes }) => yes),
      new Float64Array(of.length).fill(1),
    )
  const share = (n: number, k: number) => logit((k * (54 / 55) + (n - k) / 49) / n)
  const slope = (share(60, 45) - share(40, 8)) / 3
  near(line(all).slope, slope, 1e-9)
  near(line(all).intercept, share(40, 8) + slope, 1e-9)
  const turned = line(all.map(({ x, yes }) => ({ x: -x, yes })))
  assert.equal(turned.slope, 0)
  near(turned.intercept, logit(53.5 / 101))
  assert.equal(line(all.map(({ yes }) => ({ x: 0.3, yes }))).slope, 0)
  const apart = line([...side(-1, 30, 0), ...side(1, 30, 30)])
  assert.ok(apart.slope > 1 && apart.slope < 10)
})

test('the threshold always gives the offer to exactly the share', () => {
  fc.assert(
    fc.property(people, fc.integer({ min: 0, max: 100 }), (all, percent) => {
      const { probabilities, counts } = ofPeople(all)
      const { threshold, atThreshold } = thresholdFor(probabilities, counts, percent / 100)
      const offered = counts.map((count, at) => {
        const p = probabilities[at]!
        return count * (p > threshold ? 1 : p === threshold ? atThreshold : 0)
      })
      const total = counts.reduce((a, b) => a + b, 0)
      near(offered.reduce((a, b) => a + b, 0) / total, percent / 100, 1e-9)
      assert.ok(atThreshold >= 0 && atThreshold <= 1)
    }),
  )
  assert.deepEqual(thresholdFor(new Float64Array(0), new Float64Array(0), 0.5), { threshold: 1, atThreshold: 0 })
})
