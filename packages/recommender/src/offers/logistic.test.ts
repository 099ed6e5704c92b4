import assert from 'node:assert/strict'
import { test } from 'node:test'
import { seeded } from '../testing/draw.ts'
import { type Fitting, fitLogistic, logit, sigmoid } from './logistic.ts'
import type { Rows } from './rows.ts'

function sparse(dense: readonly (readonly number[])[]): Rows {
  const entries = dense.map(row => row.flatMap((value, column) => (value === 0 ? [] : [{ column, value }])))
  return {
    columns: dense[0]?.length ?? 0,
    starts: Int32Array.from({ length: dense.length + 1 }, (_, end) => entries.slice(0, end).flat().length),
    at: Int32Array.from(entries.flat(), ({ column }) => column),
    values: Float64Array.from(entries.flat(), ({ value }) => value),
  }
}

const fitting = (dense: number[][], targets: number[], counts = targets.map(() => 1)): Fitting => ({
  rows: sparse(dense),
  targets: Float64Array.from(targets),
  counts: Float64Array.from(counts),
})

/** Plain gradient descent, a small step at a time; shares no code with what it checks. */
function descend(dense: number[][], targets: number[], counts: number[], l2: number): number[] {
  const columns = dense[0]!.length
  const at = new Array<number>(columns + 1).fill(0)
  const steep = counts.reduce(
    (sum, count, row) => sum + (count * (1 + dense[row]!.reduce((s, x) => s + x * x, 0))) / 4,
    l2,
  )
  for (let step = 0; step < 60_000; step++) {
    const slope = at.map((value, i) => (i < columns ? l2 * value : 0))
    dense.forEach((row, r) => {
      const x = row.reduce((sum, value, i) => sum + value * at[i]!, at[columns]!)
      const miss = counts[r]! * (1 / (1 + Math.exp(-x)) - targets[r]!)
      row.forEach((value, i) => {
        slope[i]! += miss * value
      })
      slope[columns]! += miss
    })
    slope.forEach((each, i) => {
      at[i]! -= each / steep
    })
    if (slope.every(each => Math.abs(each) < 1e-10)) break
  }
  return at
}

test('the fit is that of plain gradient descent, with weights, soft targets and columns that repeat each other', () => {
  const random = seeded(2)
  for (let round = 0; round < 6; round++) {
    const dense = Array.from({ length: 60 }, () => {
      const [a, b] = [random() * 2 - 1, random() < 0.4 ? 1 : 0]
      return [a, b, 1 - b, round % 2 === 0 ? a : random() - 0.5]
    })
    const targets = dense.map(([a]) => (round === 5 ? random() : random() < sigmoid(1.5 * a! - 0.5) ? 1 : 0))
    const counts = dense.map(() => 0.2 + random())
    const l2 = 0.5 + round
    const { intercept, weights } = fitLogistic(fitting(dense, targets, counts), l2)
    const expected = descend(dense, targets, counts, l2)
    for (const [i, value] of [...weights, intercept].entries())
      assert.ok(Math.abs(value - expected[i]!) < 1e-6, `${round}, ${i}: ${value}, not ${expected[i]}`)
  }
})

test('a table of two by two gives its log odds ratio', () => {
  // 30 of 100 without, 60 of 90 with.
  const people = (x: number, n: number, k: number) =>
    Array.from({ length: n }, (_, i) => ({ x: [x], y: i < k ? 1 : 0 }))
  const all = [...people(0, 100, 30), ...people(1, 90, 60)]
  const found = fitLogistic(
    fitting(
      all.map(({ x }) => x),
      all.map(({ y }) => y),
    ),
    0,
  )
  assert.ok(Math.abs(found.intercept - logit(0.3)) < 1e-9)
  assert.ok(Math.abs(found.weights[0]! - (logit(2 / 3) - logit(0.3))) < 1e-9)
})

test('what separates perfectly ends in finite weights, and rows that count 0 in none', () => {
  const dense = Array.from({ length: 40 }, (_, i) => [i < 20 ? -1 : 1])
  const targets = dense.map(([x]) => (x! > 0 ? 1 : 0))
  const { weights } = fitLogistic(fitting(dense, targets), 1e-3)
  assert.ok(weights[0]! > 5 && weights[0]! < 20)
  const more = fitting([...dense, [50], [-50]], [...targets, 0, 1], [...targets.map(() => 1), 0, 0])
  assert.ok(Math.abs(fitLogistic(more, 1e-3).weights[0]! - weights[0]!) < 1e-9)
})

test('without columns the intercept is the share in log-odds', () => {
  assert.ok(Math.abs(fitLogistic(fitting([[], [], [], []], [1, 0, 0, 0]), 1).intercept - logit(0.25)) < 1e-12)
})
