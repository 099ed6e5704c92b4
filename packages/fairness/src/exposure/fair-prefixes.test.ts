import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { seeded } from '../../../../scripts/battery/trial.ts'
import { correctedPrefixTest, failureProbability, firstShortfall, mostPlaces, prefixTest } from './fair-prefixes.ts'

const tableOf = (places: number, share: number) => [...prefixTest(places, share, 0.1).table].join(' ')

test('The tables of FA*IR are the published ones', () => {
  assert.equal(tableOf(12, 0.3), '0 0 0 0 0 0 1 1 1 1 1 2')
  assert.equal(tableOf(12, 0.5), '0 0 0 1 1 1 2 2 3 3 3 4')
  assert.equal(tableOf(12, 0.7), '0 1 1 2 2 3 3 4 5 5 6 6')
  // From the page of the Python library fairsearchcore.
  assert.equal(tableOf(20, 0.25), '0 0 0 0 0 0 0 0 1 1 1 1 1 1 2 2 2 2 2 3')
})

test('The probability of failing is the published one', () => {
  // The corrected table of the same page. For the table without correction the page says .1152, which leaves out its last place.
  const table = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2]
  assert.ok(Math.abs(failureProbability(table, 0.25) - 0.10515247355215251) < 1e-14)
  const [...plain] = prefixTest(20, 0.25, 0.1).table
  assert.ok(Math.abs(failureProbability([...plain.slice(0, 19), 2], 0.25) - 0.11517506930977106) < 1e-14)
})

const share = fc.double({ min: 0.05, max: 0.95, noNaN: true })

test('The probability of failing is that of all orders one by one', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 10 }),
      share,
      fc.double({ min: 0.02, max: 0.4, noNaN: true }),
      (n, p, alpha) => {
        const { table, failure } = prefixTest(n, p, alpha)
        let failing = 0
        for (let bits = 0; bits < 2 ** n; bits++) {
          const order = Array.from({ length: n }, (_, place) => ((bits >> place) & 1) === 1)
          const chance = order.reduce((product, one) => product * (one ? p : 1 - p), 1)
          if (firstShortfall(order, table) !== undefined) failing += chance
        }
        assert.ok(Math.abs(failure - failing) < 1e-12)
        assert.ok(Math.abs(failureProbability(table, p) - failing) < 1e-12)
      },
    ),
    { numRuns: 40 },
  )
})

test('The corrected test never fails more fair rankings than alpha, and the next table would', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 60 }),
      share,
      fc.double({ min: 0.02, max: 0.3, noNaN: true }),
      (n, p, alpha) => {
        const corrected = correctedPrefixTest(n, p, alpha)
        assert.ok(corrected.failure <= alpha)
        assert.ok(corrected.alpha <= alpha)
        if (corrected.alpha < alpha) assert.ok(prefixTest(n, p, corrected.alpha * (1 + 1e-9) + 1e-12).failure > alpha)
        const plain = prefixTest(n, p, alpha).table
        assert.ok(corrected.table.every((least, place) => least <= (plain[place] ?? 0)))
      },
    ),
    { numRuns: 60 },
  )
})

test('Of many rankings drawn with the declared share, as many fail the corrected table as it says', () => {
  const { table, failure } = correctedPrefixTest(100, 0.4, 0.1)
  const random = seeded(41)
  const draws = 4_000
  let failed = 0
  for (let i = 0; i < draws; i++) {
    const order = Array.from({ length: 100 }, () => random() < 0.4)
    if (firstShortfall(order, table) !== undefined) failed++
  }
  const deviation = Math.sqrt((failure * (1 - failure)) / draws)
  assert.ok(Math.abs(failed / draws - failure) < 4 * deviation, `${failed / draws} is not ${failure}`)
})

test('A table grows by at most one a place, and a shortfall names its place', () => {
  const { table } = prefixTest(300, 0.37, 0.1)
  table.forEach((least, place) => {
    assert.ok(least - (table[place - 1] ?? 0) <= 1 && least >= (table[place - 1] ?? 0))
  })
  const half = prefixTest(12, 0.5, 0.1).table
  assert.equal(firstShortfall([true, false, false, false, false, false, false], half), 7)
  assert.equal(firstShortfall([true, false, true, false, true, false], half), undefined)
  assert.equal(firstShortfall([], half), undefined)
})

test('Too many places, and shares or alphas that are none, are refused', () => {
  for (const places of [0, 1.5, mostPlaces + 1]) assert.throws(() => prefixTest(places, 0.5, 0.1), RangeError)
  for (const strange of [0, 1, Number.NaN]) {
    assert.throws(() => prefixTest(10, strange, 0.1), RangeError)
    assert.throws(() => correctedPrefixTest(10, 0.5, strange), RangeError)
  }
})
