import { type Fault, ok, type Result } from '@candor/terms'
import { equal } from '../encoding/octets.ts'
import type { Hashing } from '../ports.ts'
import { refuse } from '../refuse.ts'
import { hashSize, nodeHash } from './hashes.ts'

/** A claim that a leaf stands at `index` in the tree with `size` leaves and this root. */
export type InclusionClaim = {
  readonly index: number
  readonly size: number
  readonly leafHash: Uint8Array
  readonly root: Uint8Array
}

/** A claim that the first tree is a prefix of the second. */
export type ConsistencyClaim = {
  readonly size1: number
  readonly size2: number
  readonly root1: Uint8Array
  readonly root2: Uint8Array
}

/**
 * Checks an inclusion proof by the loop of RFC 9162 section 2.1.3.2. Refuses an index outside the tree, a proof that is
 * too long or too short, any hash that is not 32 bytes, sizes above 2^53-1, and a root that does not come out.
 */
export function verifyInclusion(
  claim: InclusionClaim,
  proof: readonly Uint8Array[],
  hashing: Hashing,
): Result<true, Fault> {
  const { index, size, root } = claim
  if (!isCount(size)) return refuse('size', 'must be a whole number from 0 to 2^53-1')
  if (!isCount(index) || index >= size) return refuse('index', `must be a whole number below the size ${size}`)
  if (![claim.leafHash, root, ...proof].every(isHash)) return refuse('proof', 'holds a hash that is not 32 bytes')
  const walk = new Walk(index, size - 1)
  let hash = claim.leafHash
  for (const step of proof) {
    if (walk.arrived) return refuse('proof', 'is too long')
    hash = walk.fromLeft() ? nodeHash(step, hash, hashing) : nodeHash(hash, step, hashing)
    walk.up()
  }
  if (!walk.arrived) return refuse('proof', 'is too short')
  return equal(hash, root) ? ok(true) : refuse('root', 'does not follow from the leaf and the proof')
}

/**
 * Checks a consistency proof by the loop of RFC 9162 section 2.1.4.2. Refuses size1 = 0 (nothing follows from an empty
 * tree; a witness handles that case itself), size1 > size2, proofs of the wrong length, hashes that are not 32 bytes
 * and roots that do not come out. Equal sizes take an empty proof and compare the roots byte for byte, of whatever
 * length, as the reference verifier does: nothing is hashed there.
 */
export function verifyConsistency(
  claim: ConsistencyClaim,
  proof: readonly Uint8Array[],
  hashing: Hashing,
): Result<true, Fault> {
  const { size1, size2, root1, root2 } = claim
  if (!isCount(size2)) return refuse('size2', 'must be a whole number from 0 to 2^53-1')
  if (!isCount(size1) || size1 < 1 || size1 > size2) return refuse('size1', `must be a whole number from 1 to ${size2}`)
  if (size1 === size2) return verifySame(root1, root2, proof)
  if (proof.length === 0) return refuse('proof', 'is empty')
  if (![root1, root2, ...proof].every(isHash)) return refuse('proof', 'holds a hash that is not 32 bytes')
  return walkConsistency(claim, isPowerOfTwo(size1) ? [root1, ...proof] : proof, hashing)
}

function walkConsistency(claim: ConsistencyClaim, path: readonly Uint8Array[], hashing: Hashing): Result<true, Fault> {
  const walk = new Walk(claim.size1 - 1, claim.size2 - 1)
  walk.upWhileRightChild()
  let [first, second] = [path[0]!, path[0]!]
  for (const step of path.slice(1)) {
    if (walk.arrived) return refuse('proof', 'is too long')
    const left = walk.fromLeft()
    if (left) first = nodeHash(step, first, hashing)
    second = left ? nodeHash(step, second, hashing) : nodeHash(second, step, hashing)
    walk.up()
  }
  if (!walk.arrived) return refuse('proof', 'is too short')
  if (!equal(first, claim.root1)) return refuse('root1', 'does not follow from the proof')
  return equal(second, claim.root2) ? ok(true) : refuse('root2', 'does not follow from the proof')
}

function verifySame(root1: Uint8Array, root2: Uint8Array, proof: readonly Uint8Array[]): Result<true, Fault> {
  if (proof.length > 0) return refuse('proof', 'must be empty between equal sizes')
  return equal(root1, root2) ? ok(true) : refuse('root2', 'differs although the sizes are equal')
}

/** The pair (fn, sn) of RFC 9162: the path of one node, and of the last node, towards the root. Halves instead of shifting. */
class Walk {
  #node: number
  #last: number
  constructor(node: number, last: number) {
    this.#node = node
    this.#last = last
  }

  get arrived(): boolean {
    return this.#last === 0
  }

  up(): void {
    this.#node = Math.floor(this.#node / 2)
    this.#last = Math.floor(this.#last / 2)
  }

  upWhileRightChild(): void {
    while (this.#node % 2 === 1) this.up()
  }

  /** Is the next proof hash to the left? On the ragged right edge, first climbs to where the node has a left sibling. */
  fromLeft(): boolean {
    if (this.#node % 2 === 1) return true
    if (this.#node !== this.#last) return false
    while (this.#node % 2 === 0 && this.#node !== 0) this.up()
    return true
  }
}

const isCount = (n: number): boolean => Number.isSafeInteger(n) && n >= 0
const isHash = (bytes: Uint8Array): boolean => bytes.length === hashSize

function isPowerOfTwo(n: number): boolean {
  let rest = n
  while (rest % 2 === 0) rest /= 2
  return rest === 1
}
