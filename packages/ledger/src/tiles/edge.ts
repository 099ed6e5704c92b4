import { type Fault, ok, type Result } from '@candor/terms'
import { concat } from '../encoding/octets.ts'
import type { Hashing } from '../ports.ts'
import { splitHashes } from '../tree/hashes.ts'
import { joinPeaks, peaks } from '../tree/subtrees.ts'
import { encodeBundle } from './bundle.ts'
import { fetchBundle, fetchTile, present, type ReadFile } from './fetch.ts'
import { edgeTile, entriesPath, levelsOf, tilePath } from './path.ts'

/** The right edge of a tree: all that growing it needs. `tiles[level]` is the partial tile's bytes, empty where there is none. */
export type Edge = { readonly size: number; readonly tiles: readonly Uint8Array[]; readonly bundle: Uint8Array }

export const emptyEdge: Edge = { size: 0, tiles: [], bundle: new Uint8Array() }

/** The root of the tree whose edge this is. */
export const edgeRoot = (edge: Edge, hashing: Hashing): Uint8Array => rootOfRows(edge.tiles.map(splitHashes), hashing)

/** The root over the partial tiles of a tree, as rows of hashes from level 0 upwards; higher ones lie further left. */
export function rootOfRows(rows: readonly (readonly Uint8Array[])[], hashing: Hashing): Uint8Array {
  return joinPeaks(
    rows.toReversed().flatMap(row => peaks(row, hashing)),
    hashing,
  )
}

/**
 * Reads the edge of a tree of `size` from its partial tiles and partial bundle, to go on after a restart. Refuses a
 * missing file or one of the wrong length, by name. Compare `edgeRoot` with the root on record before growing the tree.
 * `from`: the size of a larger tree, of which these are the files; partial ones of the smaller need not be there any more.
 */
export async function readEdge(size: number, read: ReadFile, from = size): Promise<Result<Edge, Fault>> {
  const rows = await readEdgeRows(size, read, from)
  if (!rows.ok) return rows
  const entries = await readEdgeEntries(size, read, from)
  if (!entries.ok) return entries
  return ok({ size, tiles: rows.value.map(row => concat(...row)), bundle: encodeBundle(entries.value) })
}

/** The hashes of the partial tiles of a tree of `size`, from level 0 upwards; an empty row where a level ends in a full tile. */
export async function readEdgeRows(size: number, read: ReadFile, from = size): Promise<Result<Uint8Array[][], Fault>> {
  const rows: Uint8Array[][] = []
  for (let level = 0; level < levelsOf(size); level++) {
    const name = edgeTile(level, size)
    const row = name === undefined ? ok([]) : await needTile(level, name.index, name.width, from, read)
    if (!row.ok) return row
    rows.push(row.value)
  }
  return ok(rows)
}

async function needTile(level: number, index: number, width: number, size: number, read: ReadFile) {
  const tile = present(await fetchTile(level, index, size, read), `tile ${tilePath(level, index, width)}`)
  return tile.ok ? ok(tile.value.slice(0, width)) : tile
}

async function readEdgeEntries(size: number, read: ReadFile, from: number): Promise<Result<Uint8Array[], Fault>> {
  const name = edgeTile(0, size)
  if (name === undefined) return ok([])
  const bundle = present(await fetchBundle(name.index, from, read), `bundle ${entriesPath(name.index, name.width)}`)
  return bundle.ok ? ok(bundle.value.slice(0, name.width)) : bundle
}
