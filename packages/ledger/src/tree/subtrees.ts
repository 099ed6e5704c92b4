import type { Hashing } from '../ports.ts'
import { emptyRoot, nodeHash } from './hashes.ts'

/** The largest power of two that is at most `n` (n >= 1). Counts with doubles: shifts would cut at 32 bits. */
export function powerAtMost(n: number): number {
  let power = 1
  while (power * 2 <= n) power *= 2
  return power
}

/**
 * The roots of the perfect subtrees over a row of neighbouring hashes, largest first: one for each set bit of the
 * row's length. The row must begin where a subtree of its own size may begin.
 */
export function peaks(row: readonly Uint8Array[], hashing: Hashing): Uint8Array[] {
  const found: Uint8Array[] = []
  for (let from = 0; from < row.length; ) {
    const width = powerAtMost(row.length - from)
    found.push(perfectRoot(row.slice(from, from + width), hashing))
    from += width
  }
  return found
}

/** The root over perfect subtrees that lie side by side, largest first; the empty root for none. */
export function joinPeaks(found: readonly Uint8Array[], hashing: Hashing): Uint8Array {
  return found.length === 0 ? emptyRoot() : found.reduceRight((right, left) => nodeHash(left, right, hashing))
}

function perfectRoot(hashes: readonly Uint8Array[], hashing: Hashing): Uint8Array {
  let row = hashes
  while (row.length > 1) row = parents(row, hashing)
  return row[0]!
}

const parents = (row: readonly Uint8Array[], hashing: Hashing): Uint8Array[] =>
  Array.from({ length: row.length / 2 }, (_, at) => nodeHash(row[2 * at]!, row[2 * at + 1]!, hashing))
