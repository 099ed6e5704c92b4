import { side } from './tiles.ts'

/** A pivot below this part of what the row began with is rounding, not information. */
const least = 1e-12

/**
 * Turns a symmetric positive definite tile into minus its inverse, by sweeping one row after another. `began` holds the
 * diagonal of the whole matrix before any sweep. Gives the row at which the tile turned out not to be positive definite, or -1.
 */
export function sweepTile(tile: Float64Array, began: Float64Array, first: number): number {
  for (let k = 0; k < side; k++) {
    const pivot = tile[k * side + k]!
    if (!(pivot > least * (began[first + k] ?? 1))) return first + k
    sweepRow(tile, k, 1 / pivot)
  }
  return -1
}

function sweepRow(tile: Float64Array, k: number, scale: number): void {
  for (let i = 0; i < side; i++) {
    if (i === k) continue
    const factor = tile[i * side + k]! * scale
    for (let j = 0; j < side; j++) if (j !== k) tile[i * side + j]! -= factor * tile[k * side + j]!
  }
  for (let i = 0; i < side; i++) {
    if (i === k) continue
    tile[i * side + k]! *= scale
    tile[k * side + i] = tile[i * side + k]!
  }
  tile[k * side + k] = -scale
}
