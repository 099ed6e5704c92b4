/** Rows and columns of a tile: 32 KiB, so that three of them stay in the second-level cache of any machine. */
export const side = 64
export const area = side * side

/**
 * A symmetric matrix as square tiles of its lower half, each in one piece of memory: tile (i, j) with i >= j begins at
 * (i (i + 1) / 2 + j) * area. Rows beyond n are those of the identity.
 */
export type Tiled = { readonly n: number; readonly blocks: number; readonly values: Float64Array }

export const tileAt = (i: number, j: number): number => ((i * (i + 1)) / 2 + j) * area

/** Bytes of the tiles of n rows. */
export function tiledBytes(n: number): number {
  const blocks = Math.ceil(n / side)
  return 8 * tileAt(blocks, 0)
}

/** A matrix of zeros. */
export function tiled(n: number): Tiled {
  const blocks = Math.ceil(n / side)
  const values = new Float64Array(tileAt(blocks, 0))
  for (let i = n; i < blocks * side; i++) values[placeOf(i, i)] = 1
  return { n, blocks, values }
}

/** Where entry (i, j) with i >= j lies. */
export function placeOf(i: number, j: number): number {
  const [down, across] = [Math.floor(i / side), Math.floor(j / side)]
  return tileAt(down, across) + (i - down * side) * side + (j - across * side)
}

/** Writes row i, both sides of the diagonal, into `row`. */
export function readRow({ n, blocks, values }: Tiled, i: number, row: Float64Array): void {
  const down = Math.floor(i / side)
  const inside = i - down * side
  for (let j = 0; j <= i; j++) row[j] = values[tileAt(down, Math.floor(j / side)) + inside * side + (j % side)]!
  for (let below = down; below < blocks; below++) {
    const tile = tileAt(below, down)
    for (let j = Math.max(below * side, i + 1); j < Math.min(n, (below + 1) * side); j++)
      row[j] = values[tile + (j - below * side) * side + inside]!
  }
}

/** Fills the upper half of the tiles on the diagonal from the lower. */
export function mirrorDiagonal({ blocks, values }: Tiled): void {
  for (let block = 0; block < blocks; block++) {
    const tile = tileAt(block, block)
    for (let r = 0; r < side; r++)
      for (let c = 0; c < r; c++) values[tile + c * side + r] = values[tile + r * side + c]!
  }
}
