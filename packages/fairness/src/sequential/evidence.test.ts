import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { seeded } from '../../../../scripts/battery/trial.ts'
import { eBenjaminiHochberg } from './e-benjamini-hochberg.ts'
import { evidenceOf, lookBack, meanEvidence } from './evidence.ts'
import { startStream } from './stream.ts'
import { run, steady } from './testing/simulate.ts'

const values = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { maxLength: 40 })

test('e-BH names what the slow search over all numbers of streams names', () => {
  fc.assert(
    fc.property(values, fc.double({ min: 0.01, max: 0.5, noNaN: true }), (all, alpha) => {
      const holds = (k: number) => all.filter(value => value >= all.length / (k * alpha)).length >= k
      const most = all.map((_, index) => index + 1).findLast(holds)
      const named = eBenjaminiHochberg(all, alpha)
      assert.deepEqual(
        named,
        all.map(value => most !== undefined && value >= all.length / (most * alpha)),
      )
    }),
  )
})

test('e-BH on a case worked by hand', () => {
  // At alpha .1 with four streams the k-th must reach 40, 20, 13.3, 10.
  assert.deepEqual(eBenjaminiHochberg([15, 3, 14, 30], 0.1), [true, false, true, true])
  assert.deepEqual(eBenjaminiHochberg([15, 3, 12, 30], 0.1), [false, false, false, false])
  assert.deepEqual(eBenjaminiHochberg([], 0.1), [])
})

test('More evidence for a stream never names fewer', () => {
  fc.assert(
    fc.property(values, fc.nat(39), (all, at) => {
      const before = eBenjaminiHochberg(all, 0.1)
      const after = eBenjaminiHochberg(
        all.map((value, index) => (index === at ? value * 2 : value)),
        0.1,
      )
      assert.ok(before.every((named, index) => !named || after[index]))
    }),
  )
})

test('In the mean at most alpha of the streams named by e-BH have kept their tolerance', () => {
  const random = seeded(21)
  const rounds = 150
  let wrong = 0
  let right = 0
  for (let round = 0; round < rounds; round++) {
    const ratios = [0.95, 0.95, 0.95, 0.95, 0.6, 0.5]
    const evidence = ratios.map(ratio => {
      const stream = run(startStream({ alpha: 0.001 }), steady(900, 0.3, ratio), random)
      return evidenceOf(stream.logEvidence)
    })
    const named = eBenjaminiHochberg(evidence, 0.2)
    const count = named.filter(Boolean).length
    if (count > 0) wrong += named.filter((one, index) => one && (ratios[index] ?? 0) >= 0.95).length / count
    right += named.filter((one, index) => one && (ratios[index] ?? 1) < 0.95).length
  }
  assert.ok(wrong / rounds <= 0.2, `${wrong / rounds}`)
  assert.ok(right > rounds, `${right} found of ${2 * rounds}`)
})

test('Running maxima are no e-values, and looking back through the calibrator makes them some', () => {
  const random = seeded(22)
  const peaks = Array.from({ length: 2_000 }, () =>
    Math.exp(run(startStream({ alpha: 1e-9 }), steady(400, 0.5, 0.95), random).logPeak),
  )
  const mean = meanEvidence(peaks) ?? 0
  assert.ok(mean > 1.2, `the mean of maxima is ${mean}, above 1`)
  assert.ok((meanEvidence(peaks.map(lookBack)) ?? 2) <= 1)
})

test('The mean of e-values is absent without any, and what is none is refused', () => {
  assert.equal(meanEvidence([]), undefined)
  assert.equal(meanEvidence([0, 4]), 2)
  assert.equal(lookBack(64), 4)
  for (const strange of [-1, Number.NaN]) {
    assert.throws(() => meanEvidence([strange]), RangeError)
    assert.throws(() => eBenjaminiHochberg([1, strange], 0.1), RangeError)
  }
  assert.ok(Number.isFinite(evidenceOf(1e6)))
})
