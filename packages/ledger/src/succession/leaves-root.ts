import { type Fault, ok, type Result } from '@candor/terms'
import type { Hashing } from '../ports.ts'
import { fetchRow, present, type ReadFile } from '../tiles/fetch.ts'
import { fullWidth, tilePath, tileWidth } from '../tiles/path.ts'
import { hashSize } from '../tree/hashes.ts'
import { appendLeaf, emptyRange, rangeRoot } from '../tree/range.ts'

/** Neighbouring leaves of a log: `count` of them from `from` on. */
export type Leaves = { readonly from: number; readonly count: number }

/**
 * The root of the tree that these leaves of a log of `size` would make alone. It trusts what the tiles say: verify the log
 * first. Holds one tile. Refuses with the name of a tile that is missing.
 */
export async function rootOfLeaves(
  { from, count }: Leaves,
  size: number,
  read: ReadFile,
  hashing: Hashing,
): Promise<Result<Uint8Array, Fault>> {
  if (from + count > size) throw new RangeError('the log has no such leaves')
  let range = emptyRange
  for (let tile = Math.floor(from / fullWidth); tile * fullWidth < from + count; tile++) {
    const row = present(await fetchRow(0, tile, size, read), `tile ${tilePath(0, tile, tileWidth(0, tile, size))}`)
    if (!row.ok) return row
    const [first, last] = [Math.max(from, tile * fullWidth), Math.min(from + count, (tile + 1) * fullWidth)]
    for (let at = first - tile * fullWidth; at < last - tile * fullWidth; at++)
      range = appendLeaf(range, row.value.slice(at * hashSize, (at + 1) * hashSize), hashing)
  }
  return ok(rangeRoot(range, hashing))
}
