import { concat } from '../encoding/octets.ts'
import type { Hashing } from '../ports.ts'
import { hashSize, leafHash, splitHashes } from '../tree/hashes.ts'
import { joinPeaks, peaks } from '../tree/subtrees.ts'
import { encodeBundle } from './bundle.ts'
import { type Edge, edgeRoot } from './edge.ts'
import { edgeTile, entriesPath, fullWidth, tilePath } from './path.ts'

/** A file of the log, by its path below the log's prefix. */
export type LogFile = { readonly path: string; readonly bytes: Uint8Array }

/** A grown tree, the files to write before its root may be signed, and the edge from which it grows on. */
export type Integration = {
  readonly size: number
  readonly root: Uint8Array
  readonly files: readonly LogFile[]
  readonly edge: Edge
}

type Growth = {
  size: number
  readonly rows: Uint8Array[][]
  readonly files: LogFile[]
  touched: number
  bundle: Uint8Array[]
}

/**
 * Appends entries to a tree and gives every tile and bundle that changed (c2sp.org/tlog-tiles): the full ones in the
 * order they filled up, then the partial ones of the new size. The same edge and entries always give the same files,
 * so a batch cut short by a crash is simply written again. Costs about two hashes an entry, whatever the size of the
 * tree. Throws a `RangeError` for an entry above 65,535 bytes, an edge that is not of its size, or a size past 2^53-1.
 */
export function integrate(previous: Edge, leaves: readonly Uint8Array[], hashing: Hashing): Integration {
  assertWhole(previous, leaves.length)
  const rows = previous.tiles.map(splitHashes)
  const growth: Growth = { size: previous.size, rows, files: [], touched: 0, bundle: [previous.bundle] }
  for (const leaf of leaves) append(growth, leaf, hashing)
  addPartialFiles(growth)
  const edge = { size: growth.size, tiles: growth.rows.map(row => concat(...row)), bundle: concat(...growth.bundle) }
  return { size: edge.size, root: edgeRoot(edge, hashing), files: growth.files, edge }
}

function append(growth: Growth, leaf: Uint8Array, hashing: Hashing): void {
  growth.bundle.push(encodeBundle([leaf]))
  growth.size++
  if (growth.size % fullWidth === 0) {
    growth.files.push({ path: entriesPath(growth.size / fullWidth - 1), bytes: concat(...growth.bundle) })
    growth.bundle = []
  }
  push(growth, 0, leafHash(leaf, hashing), hashing)
}

function push(growth: Growth, level: number, hash: Uint8Array, hashing: Hashing): void {
  growth.rows[level] ??= []
  const row = growth.rows[level]
  row.push(hash)
  growth.touched = Math.max(growth.touched, level + 1)
  if (row.length < fullWidth) return
  growth.files.push({ path: tilePath(level, growth.size / fullWidth ** (level + 1) - 1), bytes: concat(...row) })
  growth.rows[level] = []
  push(growth, level + 1, joinPeaks(peaks(row, hashing), hashing), hashing)
}

function addPartialFiles(growth: Growth): void {
  for (let level = 0; level < growth.touched; level++) {
    const name = edgeTile(level, growth.size)
    if (name === undefined) continue
    const { index, width } = name
    if (level === 0) growth.files.push({ path: entriesPath(index, width), bytes: concat(...growth.bundle) })
    growth.files.push({ path: tilePath(level, index, width), bytes: concat(...(growth.rows[level] ?? [])) })
  }
}

function assertWhole(edge: Edge, more: number): void {
  if (!Number.isSafeInteger(edge.size + more)) throw new RangeError('a log holds at most 2^53-1 entries')
  const widths = edge.tiles.map(tile => tile.length / hashSize)
  const size = widths.reduce((sum, width, level) => sum + width * fullWidth ** level, 0)
  if (size !== edge.size || widths.some(width => width >= fullWidth))
    throw new RangeError('the edge is not that of its size')
}
