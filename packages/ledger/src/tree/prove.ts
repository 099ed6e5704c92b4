import { type Fault, ok, type Result } from '@candor/terms'
import type { Hashing } from '../ports.ts'
import { refuse } from '../refuse.ts'
import { consistencySpans, inclusionSpans, type Span, type Subtree, subtreesOf } from './spans.ts'
import { joinPeaks, peaks } from './subtrees.ts'

/** Gives the hashes of perfect subtrees in the order asked for, or the fault that keeps it from doing so. */
export type HashReader = (subtrees: readonly Subtree[]) => Promise<Result<readonly Uint8Array[], Fault>>

/** The hashes from the leaf's sibling up to the root's child (RFC 9162 section 2.1.3.1). Refuses an index outside the tree. */
export async function inclusionProof(
  index: number,
  size: number,
  read: HashReader,
  hashing: Hashing,
): Promise<Result<Uint8Array[], Fault>> {
  if (!isCount(size)) return refuse('size', 'must be a whole number from 0 to 2^53-1')
  if (!isCount(index) || index >= size) return refuse('index', `must be a whole number below the size ${size}`)
  return hashSpans(inclusionSpans(index, size), read, hashing)
}

/**
 * The hashes that prove the tree of `size1` is a prefix of the tree of `size2` (RFC 9162 section 2.1.4.1). From size 0
 * nothing can be proven, so it is refused, as verifiers refuse it; a witness that starts from 0 needs no proof.
 */
export async function consistencyProof(
  size1: number,
  size2: number,
  read: HashReader,
  hashing: Hashing,
): Promise<Result<Uint8Array[], Fault>> {
  if (!isCount(size2)) return refuse('size2', 'must be a whole number from 0 to 2^53-1')
  if (!isCount(size1) || size1 < 1 || size1 > size2) return refuse('size1', `must be a whole number from 1 to ${size2}`)
  return hashSpans(consistencySpans(size1, size2), read, hashing)
}

/** A reader over all leaf hashes in memory, for small trees and tests. */
export function readerOfLeaves(leaves: readonly Uint8Array[], hashing: Hashing): HashReader {
  return async subtrees => ok(subtrees.map(part => joinPeaks(peaks(leavesUnder(leaves, part), hashing), hashing)))
}

async function hashSpans(spans: readonly Span[], read: HashReader, hashing: Hashing) {
  const parts = spans.map(subtreesOf)
  const hashes = await read(parts.flat())
  if (!hashes.ok) return hashes
  const proof: Uint8Array[] = []
  let taken = 0
  for (const part of parts) {
    proof.push(joinPeaks(hashes.value.slice(taken, taken + part.length), hashing))
    taken += part.length
  }
  return ok(proof)
}

function leavesUnder(leaves: readonly Uint8Array[], { level, index }: Subtree): readonly Uint8Array[] {
  return leaves.slice(index * 2 ** level, (index + 1) * 2 ** level)
}

const isCount = (n: number): boolean => Number.isSafeInteger(n) && n >= 0
