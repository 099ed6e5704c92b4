import { type Fault, ok, type Result } from '@candor/terms'
import { concat, readUint64, uint64 } from '../encoding/octets.ts'
import type { Hashing } from '../ports.ts'
import { refuse } from '../refuse.ts'
import { hashSize, nodeHash, splitHashes } from './hashes.ts'
import { joinPeaks } from './subtrees.ts'

/** A tree reduced to what appending and the root need: one hash for each set bit of `size`, the largest subtree first. */
export type CompactRange = { readonly size: number; readonly hashes: readonly Uint8Array[] }

export const emptyRange: CompactRange = { size: 0, hashes: [] }

/** The range with one more leaf hash; about two hashes of work on average. Throws past 2^53-1 leaves. */
export function appendLeaf(range: CompactRange, hash: Uint8Array, hashing: Hashing): CompactRange {
  if (range.size >= Number.MAX_SAFE_INTEGER) throw new RangeError('a tree holds at most 2^53-1 leaves')
  const hashes = [...range.hashes]
  let merged = hash
  for (let rest = range.size; rest % 2 === 1; rest = (rest - 1) / 2) merged = nodeHash(hashes.pop()!, merged, hashing)
  return { size: range.size + 1, hashes: [...hashes, merged] }
}

/** The Merkle tree hash of all leaves appended so far. */
export const rangeRoot = (range: CompactRange, hashing: Hashing): Uint8Array => joinPeaks(range.hashes, hashing)

/** Eight bytes of big-endian size, then the hashes, largest subtree first. */
export const serializeRange = (range: CompactRange): Uint8Array => concat(uint64(range.size), ...range.hashes)

/** Reads what `serializeRange` wrote; refuses a size above 2^53-1 and any other number of hashes than the size has set bits. */
export function parseRange(bytes: Uint8Array): Result<CompactRange, Fault> {
  const size = bytes.length < 8 ? undefined : readUint64(bytes)
  if (size === undefined) return refuse('range', 'must begin with a size of at most 2^53-1 in eight bytes')
  const count = setBits(size)
  if (bytes.length !== 8 + count * hashSize) return refuse('range', `must hold ${count} hashes for size ${size}`)
  return ok({ size, hashes: splitHashes(bytes.subarray(8)) })
}

function setBits(n: number): number {
  let count = 0
  for (let rest = n; rest > 0; rest = Math.floor(rest / 2)) count += rest % 2
  return count
}
