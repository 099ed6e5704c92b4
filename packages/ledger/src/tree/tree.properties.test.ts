import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { concat } from '../encoding/octets.ts'
import { utf8 } from '../encoding/text.ts'
import { nodeCrypto } from '../testing/node-crypto.ts'
import { emptyRoot, leafHash, nodeHash } from './hashes.ts'
import { consistencyProof, inclusionProof, readerOfLeaves } from './prove.ts'
import { appendLeaf, emptyRange, parseRange, rangeRoot, serializeRange } from './range.ts'
import { verifyConsistency, verifyInclusion } from './verify.ts'

const all = Array.from({ length: 400 }, (_, at) => leafHash(utf8(`leaf ${at}`), nodeCrypto))
const read = readerOfLeaves(all, nodeCrypto)

/** The definition of RFC 9162 section 2.1.1, word for word. */
function slowRoot(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 0) return emptyRoot()
  if (leaves.length === 1) return leaves[0]!
  let split = 1
  while (split * 2 < leaves.length) split *= 2
  return nodeHash(slowRoot(leaves.slice(0, split)), slowRoot(leaves.slice(split)), nodeCrypto)
}

const flip = (bytes: Uint8Array, bit: number): Uint8Array =>
  bytes.map((byte, at) => (at === Math.floor(bit / 8) % bytes.length ? byte ^ (1 << (bit % 8)) : byte))

const places = fc
  .integer({ min: 1, max: all.length })
  .chain(size => fc.record({ size: fc.constant(size), index: fc.nat(size - 1), bit: fc.nat(255), pick: fc.nat(1000) }))

async function inclusionAt(index: number, size: number) {
  const proof = await inclusionProof(index, size, read, nodeCrypto)
  assert.ok(proof.ok)
  return { claim: { index, size, leafHash: all[index]!, root: slowRoot(all.slice(0, size)) }, proof: proof.value }
}

async function consistencyAt(size1: number, size2: number) {
  const proof = await consistencyProof(size1, size2, read, nodeCrypto)
  assert.ok(proof.ok)
  const [root1, root2] = [slowRoot(all.slice(0, size1)), slowRoot(all.slice(0, size2))]
  return { claim: { size1, size2, root1, root2 }, proof: proof.value }
}

test('the compact range always has the root of the definition, also through its bytes', () => {
  let range = emptyRange
  for (const [at, leaf] of all.entries()) {
    const again = parseRange(serializeRange(range))
    assert.ok(again.ok)
    assert.deepEqual(rangeRoot(again.value, nodeCrypto), slowRoot(all.slice(0, at)))
    range = appendLeaf(range, leaf, nodeCrypto)
  }
})

test('an inclusion proof always verifies, and never for a flipped bit, another index or another length', async () => {
  await fc.assert(
    fc.asyncProperty(places, async ({ size, index, bit, pick }) => {
      const { claim, proof } = await inclusionAt(index, size)
      const rejects = (change: object, path = proof) =>
        assert.ok(!verifyInclusion({ ...claim, ...change }, path, nodeCrypto).ok)
      assert.ok(verifyInclusion(claim, proof, nodeCrypto).ok)
      rejects({ root: flip(claim.root, bit) })
      rejects({ leafHash: flip(claim.leafHash, bit) })
      rejects({}, [...proof, claim.root])
      rejects({}, [claim.root, ...proof])
      for (const other of [index - 1, index + 1, index + size, index + 0.5, Number.NaN]) rejects({ index: other })
      if (proof.length === 0) return
      rejects({}, proof.slice(1))
      rejects({}, proof.with(pick % proof.length, flip(proof[pick % proof.length]!, bit)))
      rejects({}, proof.with(pick % proof.length, proof[pick % proof.length]!.slice(1)))
    }),
  )
})

test('a consistency proof always verifies, and never for a flipped bit, another size or another length', async () => {
  await fc.assert(
    fc.asyncProperty(places, async ({ size, index, bit, pick }) => {
      const { claim, proof } = await consistencyAt(index + 1, size)
      const rejects = (change: object, path = proof) =>
        assert.ok(!verifyConsistency({ ...claim, ...change }, path, nodeCrypto).ok)
      assert.ok(verifyConsistency(claim, proof, nodeCrypto).ok)
      rejects({ root1: flip(claim.root1, bit) })
      rejects({ root2: flip(claim.root2, bit) })
      rejects({}, [...proof, claim.root2])
      for (const size1 of [0, -1, size + 1, 0.5, Number.NaN]) rejects({ size1 })
      if (proof.length === 0) return
      rejects({ size2: index + 1 })
      rejects({}, proof.slice(1))
      rejects({}, proof.slice(0, -1))
      rejects({}, proof.with(pick % proof.length, flip(proof[pick % proof.length]!, bit)))
    }),
  )
})

test('trees near 2^53 leaves are walked without losing high bits', () => {
  // Leaf 2^52 of a tree with 2^52 + 1 leaves hangs directly under the root; leaf 0 lies 53 levels down.
  const size = 2 ** 52 + 1
  const [left, leaf] = [all[0]!, all[1]!]
  const root = nodeHash(left, leaf, nodeCrypto)
  assert.ok(verifyInclusion({ index: 2 ** 52, size, leafHash: leaf, root }, [left], nodeCrypto).ok)
  assert.ok(!verifyInclusion({ index: 2 ** 20, size, leafHash: leaf, root }, [left], nodeCrypto).ok)
  assert.ok(verifyConsistency({ size1: 2 ** 52, size2: size, root1: left, root2: root }, [leaf], nodeCrypto).ok)
  const path = Array.from({ length: 53 }, () => left)
  const climbed = path.reduce((hash, step) => nodeHash(hash, step, nodeCrypto), leaf)
  const largest = { size: Number.MAX_SAFE_INTEGER, leafHash: leaf, root: climbed }
  assert.ok(verifyInclusion({ index: 0, ...largest }, path, nodeCrypto).ok)
  assert.ok(!verifyInclusion({ index: 2 ** 32, ...largest }, path, nodeCrypto).ok)
  assert.ok(!verifyInclusion({ index: 0, ...largest, size: 2 ** 53 }, path, nodeCrypto).ok)
})

test('a proof that climbs past the root is refused, even if it leads to the claimed hash', () => {
  const [leaf, extra, root] = [all[0]!, all[1]!, nodeHash(all[1]!, all[0]!, nodeCrypto)]
  const included = verifyInclusion({ index: 0, size: 1, leafHash: leaf, root }, [extra], nodeCrypto)
  assert.ok(!included.ok)
  assert.equal(included.error.says, 'is too long')
  const two = nodeHash(leaf, extra, nodeCrypto)
  const [root1, root2] = [nodeHash(root, leaf, nodeCrypto), nodeHash(root, two, nodeCrypto)]
  const consistent = verifyConsistency({ size1: 1, size2: 2, root1: leaf, root2 }, [extra, root], nodeCrypto)
  assert.ok(!consistent.ok)
  assert.equal(consistent.error.says, 'is too long')
  assert.ok(!verifyConsistency({ size1: 1, size2: 2, root1, root2 }, [extra, root], nodeCrypto).ok)
})

test('a stored range with the wrong number of hashes or too large a size is refused', () => {
  const range = serializeRange({ size: 3, hashes: [all[0]!, all[1]!] })
  for (const bad of [
    range.slice(0, -1),
    concat(range, all[0]!),
    range.slice(0, 7),
    concat(new Uint8Array(8).fill(255), all[0]!),
  ]) {
    const parsed = parseRange(bad)
    assert.ok(!parsed.ok)
    assert.equal(parsed.error.path, 'range')
  }
})

test('proofs for places outside the tree are refused by name', async () => {
  const outside = [
    inclusionProof(3, 3, read, nodeCrypto),
    inclusionProof(-1, 3, read, nodeCrypto),
    inclusionProof(0, 2 ** 53, read, nodeCrypto),
  ]
  const paths = (await Promise.all(outside)).map(proof => !proof.ok && proof.error.path)
  assert.deepEqual(paths, ['index', 'index', 'size'])
  const backwards = [
    consistencyProof(0, 3, read, nodeCrypto),
    consistencyProof(4, 3, read, nodeCrypto),
    consistencyProof(1, 1.5, read, nodeCrypto),
  ]
  const names = (await Promise.all(backwards)).map(proof => !proof.ok && proof.error.path)
  assert.deepEqual(names, ['size1', 'size1', 'size2'])
})
