import { type Fault, ok, type Result } from '@candor/terms'
import type { Hashing } from '../ports.ts'
import type { HashReader } from '../tree/prove.ts'
import type { Subtree } from '../tree/spans.ts'
import { joinPeaks, peaks } from '../tree/subtrees.ts'
import { fetchTile, present, type ReadFile } from './fetch.ts'
import { fullWidth, tilePath, tileWidth } from './path.ts'

/**
 * A reader of subtree hashes over the tiles of a tree of `size`, for proofs. Reads each tile once a request and refuses
 * with the name of a tile that is missing or has the wrong length. It trusts what the tiles say: verify a proof that is
 * made from files of others.
 */
export function readerOfTiles(size: number, read: ReadFile, hashing: Hashing): HashReader {
  return async subtrees => {
    const tiles = new Map<string, Result<Uint8Array[], Fault>>()
    const hashes: Uint8Array[] = []
    for (const { level, tile, from, count } of subtrees.map(placeOf)) {
      const path = tilePath(level, tile, tileWidth(level, tile, size))
      const row = tiles.get(path) ?? present(await fetchTile(level, tile, size, read), `tile ${path}`)
      if (!row.ok) return row
      tiles.set(path, row)
      hashes.push(joinPeaks(peaks(row.value.slice(from, from + count), hashing), hashing))
    }
    return ok(hashes)
  }
}

/** Where the hashes under a subtree stand: `count` of them from `from` on in one tile. Tile levels are eight tree levels apart. */
function placeOf({ level, index }: Subtree) {
  const tileLevel = Math.floor(level / 8)
  const count = 2 ** (level - 8 * tileLevel)
  const first = index * count
  return { level: tileLevel, tile: Math.floor(first / fullWidth), from: first % fullWidth, count }
}
