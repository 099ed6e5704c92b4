import { err, ok, type Result } from '@candor/terms'
import type { Step } from '../train/step.ts'
import { addProduct } from './product.ts'
import { sweepTile } from './small-inverse.ts'
import { area, mirrorDiagonal, placeOf, side, type Tiled, tileAt } from './tiles.ts'

/** The matrix has no inverse that rounding leaves anything of: at this row it is not positive definite. */
export type NotPositive = { readonly row: number }

/**
 * Inverts a symmetric positive definite matrix in place, one block column a step, and yields after each. It is the symmetric
 * sweep by blocks (Gauss-Jordan with Cholesky's pivots, which for such matrices need no exchange of rows): about n³ flops, all
 * but a sliver of them in products of tiles. Beside the matrix it takes 2 · 64 · n numbers.
 */
export function* invert(matrix: Tiled): Generator<Step, Result<Tiled, NotPositive>> {
  const { n, blocks, values } = matrix
  mirrorDiagonal(matrix)
  const began = Float64Array.from({ length: blocks * side }, (_, i) => values[placeOf(i, i)]!)
  const column = new Float64Array(blocks * area)
  const scaled = new Float64Array(blocks * area)
  for (let k = 0; k < blocks; k++) {
    const pivot = values.subarray(tileAt(k, k), tileAt(k, k) + area)
    const row = sweepTile(pivot, began, k * side)
    if (row >= 0) return err({ row })
    gather(matrix, k, column)
    scaled.fill(0)
    for (let i = 0; i < blocks; i++) if (i !== k) addProduct(scaled, i * area, column, i * area, pivot, 0)
    update(matrix, k, column, scaled)
    scatter(matrix, k, scaled)
    yield { stage: 'solve', done: Math.min(n, (k + 1) * side), total: n }
  }
  for (let at = 0; at < values.length; at++) values[at] = -values[at]!
  return ok(matrix)
}

/** Block column k as whole tiles; what lies above the diagonal is stored turned. */
function gather({ blocks, values }: Tiled, k: number, column: Float64Array): void {
  for (let i = 0; i < blocks; i++) {
    if (i > k) column.set(values.subarray(tileAt(i, k), tileAt(i, k) + area), i * area)
    if (i < k) turn(values, tileAt(k, i), column, i * area)
  }
}

function update({ blocks, values }: Tiled, k: number, column: Float64Array, scaled: Float64Array): void {
  for (let i = 0; i < blocks; i++) {
    if (i === k) continue
    for (let j = 0; j <= i; j++) if (j !== k) addProduct(values, tileAt(i, j), scaled, i * area, column, j * area)
  }
}

/** Puts the swept column in the place of the old one. */
function scatter({ blocks, values }: Tiled, k: number, scaled: Float64Array): void {
  for (let at = 0; at < scaled.length; at++) scaled[at] = -scaled[at]!
  for (let i = 0; i < blocks; i++) {
    if (i > k) values.set(scaled.subarray(i * area, (i + 1) * area), tileAt(i, k))
    if (i < k) turn(scaled, i * area, values, tileAt(k, i))
  }
}

function turn(from: Float64Array, fromAt: number, to: Float64Array, toAt: number): void {
  for (let r = 0; r < side; r++) for (let c = 0; c < side; c++) to[toAt + c * side + r] = from[fromAt + r * side + c]!
}
