import assert from 'node:assert/strict'
import { test } from 'node:test'
import { seeded } from '../testing/draw.ts'
import { naiveGram, naiveInverse } from '../testing/naive.ts'
import { finish } from '../train/step.ts'
import { invert } from './invert.ts'
import { placeOf, readRow, type Tiled, tiled } from './tiles.ts'

function fill(matrix: readonly (readonly number[])[]): Tiled {
  const filled = tiled(matrix.length)
  matrix.forEach((row, i) => {
    for (let j = 0; j <= i; j++) filled.values[placeOf(i, j)] = row[j]!
  })
  return filled
}

for (const n of [1, 2, 63, 64, 65, 130, 200]) {
  test(`the inverse of ${n} rows is that of plain Gauss-Jordan`, () => {
    const random = seeded(n)
    const gram = naiveGram(Array.from({ length: n + 5 }, () => Array.from({ length: n }, () => random() - 0.5)))
    const matrix = gram.map((row, i) => row.map((value, j) => value + (i === j ? 1 : 0)))
    const found = finish(invert(fill(matrix)))
    assert.ok(found.ok)
    const expected = naiveInverse(matrix)
    const row = new Float64Array(n)
    for (let i = 0; i < n; i++) {
      readRow(found.value, i, row)
      row.forEach((value, j) => {
        assert.ok(Math.abs(value - expected[i]![j]!) < 1e-12, `${i}, ${j}: ${value}, not ${expected[i]![j]}`)
      })
    }
  })
}

test('a matrix that is not positive definite is refused with its row', () => {
  const matrix: number[][] = Array.from({ length: 70 }, (_, i) => Array.from({ length: 70 }, (_, j) => +(i === j)))
  matrix[69]![69] = -1
  assert.deepEqual(finish(invert(fill(matrix))), { ok: false, error: { row: 69 } })
  const twice = Array.from({ length: 3 }, () => [1, 1, 1])
  assert.deepEqual(finish(invert(fill(twice))), { ok: false, error: { row: 1 } })
  const broken = [[Number.NaN]]
  assert.deepEqual(finish(invert(fill(broken))), { ok: false, error: { row: 0 } })
})

test('each step can be watched, and the last one is the end', () => {
  const steps: number[] = []
  const unit = Array.from({ length: 130 }, (_, i) => Array.from({ length: 130 }, (_, j) => (i === j ? 1 : 0)))
  finish(invert(fill(unit)), ({ done, total }) => steps.push(done / total))
  assert.deepEqual(steps, [64 / 130, 128 / 130, 1])
})
