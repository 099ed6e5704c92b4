import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cuts, meanPopularity, measureRanks, miscalibration } from './measures.ts'

const measured = (list: number[], targets: number[]) => {
  const isTarget = new Uint8Array(200)
  for (const target of targets) isTarget[target] = 1
  const into = new Float64Array(2 * cuts.length)
  measureRanks(Int32Array.from(list), isTarget, targets.length, into)
  return { recall: into[cuts.indexOf(5)]!, ndcg: into[cuts.length + cuts.indexOf(5)]! }
}

test('recall and NDCG of lists done by hand', () => {
  // Hits at ranks 1 and 4 of three: 2 / 3, and (1 + 1 / log2 5) over (1 + 1 / log2 3 + 1 / 2).
  const { recall, ndcg } = measured([7, 1, 2, 8, 3, 9], [7, 8, 9])
  assert.equal(recall, 2 / 3)
  assert.ok(Math.abs(ndcg - (1 + 1 / Math.log2(5)) / (1 + 1 / Math.log2(3) + 0.5)) < 1e-15)
  assert.deepEqual(measured([4], [4]), { recall: 1, ndcg: 1 })
  assert.deepEqual(measured([], [4]), { recall: 0, ndcg: 0 })
})

test('more targets than the cut has places can still be found in full', () => {
  assert.deepEqual(measured([1, 2, 3, 4, 5], [1, 2, 3, 4, 5, 6, 7]), { recall: 1, ndcg: 1 })
})

test('miscalibration by hand: a history of one category in two, a list of one alone', () => {
  const categories = { starts: Int32Array.of(0, 1, 2, 4, 4), values: Int32Array.of(0, 1, 0, 1), count: 2 }
  const of = (history: number[], list: number[]) =>
    miscalibration(Int32Array.from(history), Int32Array.from(list), categories)
  // p = (1/2, 1/2); q = (1, 0), smoothed (.995, .005).
  const expected = 0.5 * Math.log(0.5 / 0.995) + 0.5 * Math.log(0.5 / 0.005)
  assert.ok(Math.abs(of([0, 1], [0]) - expected) < 1e-15)
  assert.equal(of([0, 1], [2]), 0)
  assert.equal(of([0, 1, 3], [1, 0]), 0)
  assert.ok(Number.isNaN(of([3], [0])))
  assert.ok(Number.isNaN(of([0], [3])))
  assert.equal(meanPopularity(Int32Array.of(0, 2), Float64Array.of(5, 0, 2)), 3.5)
})
