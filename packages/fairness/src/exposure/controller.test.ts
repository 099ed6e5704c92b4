import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { seeded } from '../../../../scripts/battery/trial.ts'
import { afterShowing, type Balance, corrections, exposureErrors, startBalance } from './controller.ts'
import { logarithmicWeights } from './position-weights.ts'

const positions = 10
const weights = logarithmicWeights(positions)
// Thirty items of three providers; the first provider's are more relevant to everybody.
const groupOf = Array.from({ length: 30 }, (_, item) => item % 3)
const relevance = (item: number, random: () => number) => (groupOf[item] === 0 ? 0.6 : 0.3) + 0.4 * random()

function shares(balance: Balance): number[] {
  const all = balance.exposure.reduce((sum, one) => sum + one, 0)
  return balance.exposure.map(one => one / all)
}

function show(balance: Balance, strength: number, most: number, random: () => number): Balance {
  const terms = corrections(balance, { strength, most })
  const ranking = groupOf
    .map((group, item) => ({ item, score: relevance(item, random) + (terms[group] ?? 0) }))
    .sort((one, other) => other.score - one.score)
    .map(({ item }) => item)
  return afterShowing(balance, ranking, groupOf, weights)
}

test('Shares of exposure come to their targets, and closer with time', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }), fc.integer(), (one, other, seed) => {
      const targets = [3, one, other].map(part => part / (3 + one + other))
      const random = seeded(seed)
      let balance = startBalance(targets)
      const gapAfter = (rounds: number) => {
        for (let i = 0; i < rounds; i++) balance = show(balance, 0.05, 1, random)
        return shares(balance).reduce(
          (largest, share, group) => Math.max(largest, Math.abs(share - (targets[group] ?? 0))),
          0,
        )
      }
      const early = gapAfter(100)
      const late = gapAfter(900)
      assert.ok(late < 0.01, `${late}`)
      assert.ok(late <= early + 0.002)
    }),
    { numRuns: 15 },
  )
})

test('Without the correction the first provider would have nearly all of it', () => {
  const random = seeded(3)
  let balance = startBalance([1 / 3, 1 / 3, 1 / 3])
  for (let i = 0; i < 200; i++) balance = show(balance, 0, 1, random)
  assert.ok((shares(balance)[0] ?? 0) > 0.6)
})

const balance = fc.record({
  targets: fc.constant([0.5, 0.3, 0.2]),
  exposure: fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 3, maxLength: 3 }),
})

test('A correction is strength times error up to its bound, never negative, and nought for the best served', () => {
  fc.assert(
    fc.property(
      balance,
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 5, noNaN: true }),
      (kept, strength, most) => {
        const errors = exposureErrors(kept)
        const terms = corrections(kept, { strength, most })
        terms.forEach((term, group) => {
          assert.equal(term, Math.min(most, strength * (errors[group] ?? Number.NaN)))
          assert.ok(term >= 0)
        })
        assert.ok(errors.includes(0))
      },
    ),
  )
})

test('Nothing is owed at the start, nor when all got their target', () => {
  assert.deepEqual(exposureErrors(startBalance([0.5, 0.5])), [0, 0])
  assert.deepEqual(exposureErrors({ targets: [0.25, 0.75], exposure: [2, 6] }), [0, 0])
  assert.deepEqual(exposureErrors({ targets: [0.5, 0.5], exposure: [1, 3] }), [4, 0])
})

test('An account is not changed by showing; unknown groups get nothing; strange input is refused', () => {
  const before = startBalance([0.5, 0.5])
  const after = afterShowing(before, [0, 1, 2], [0, -1, 1], new Float64Array([1, 0.5, 0.25]))
  assert.deepEqual(before.exposure, [0, 0])
  assert.deepEqual(after.exposure, [1, 0.25])
  assert.deepEqual(JSON.parse(JSON.stringify(after)), after)
  assert.throws(() => startBalance([1, 0]), RangeError)
  assert.throws(() => startBalance([0.5, 0.6]), RangeError)
  assert.throws(() => afterShowing(before, [7], [0, 1], weights), RangeError)
  assert.throws(() => corrections(before, { strength: Number.NaN, most: 1 }), RangeError)
})
