import type { Hashing } from '../ports.ts'
import { emptyRoot, hashSize, nodeHash } from './hashes.ts'
import { powerAtMost } from './subtrees.ts'

/**
 * The Merkle tree hash over a row of neighbouring hashes that lie behind each other in one array. The row must begin where a
 * subtree of its own size may begin. What `joinPeaks(peaks(row))` gives, without an array for each hash.
 */
export function rootOfRow(row: Uint8Array, hashing: Hashing): Uint8Array {
  const found: Uint8Array[] = []
  for (let from = 0; from < row.length; ) {
    const width = powerAtMost((row.length - from) / hashSize)
    found.push(perfectRoot(row.slice(from, from + width * hashSize), width, hashing))
    from += width * hashSize
  }
  return found.length === 0 ? emptyRoot() : found.reduceRight((right, left) => nodeHash(left, right, hashing))
}

/** Halves the row in place until one hash is left. */
function perfectRoot(row: Uint8Array, width: number, hashing: Hashing): Uint8Array {
  const node = new Uint8Array(1 + 2 * hashSize)
  node[0] = 1
  for (let left = width; left > 1; left /= 2)
    for (let at = 0; at < left; at += 2) {
      const from = at * hashSize
      for (let byte = 0; byte < 2 * hashSize; byte++) node[byte + 1] = row[from + byte]!
      row.set(hashing.sha256(node), from / 2)
    }
  return row.slice(0, hashSize)
}

/** Is this hash the `index`-th of the row? */
export function standsAt(hash: Uint8Array, row: Uint8Array, index: number): boolean {
  const from = index * hashSize
  for (let byte = 0; byte < hashSize; byte++) if (hash[byte] !== row[from + byte]) return false
  return true
}
