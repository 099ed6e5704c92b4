import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fromHex, toHex } from '../encoding/hex.ts'
import { utf8 } from '../encoding/text.ts'
import { nodeCrypto } from '../testing/node-crypto.ts'
import { runVectors, vectors } from '../testing/vectors.ts'
import { emptyRoot, leafHash, nodeHash } from './hashes.ts'
import { consistencyProof, inclusionProof, readerOfLeaves } from './prove.ts'
import { appendLeaf, emptyRange, rangeRoot } from './range.ts'
import { verifyConsistency, verifyInclusion } from './verify.ts'

const standard = vectors.standard_tree
const bytes = (hex: string): Uint8Array => {
  const read = fromHex(hex)
  assert.ok(read.ok)
  return read.value
}
const leaves = standard.leaf_inputs_hex.map(input => leafHash(bytes(input), nodeCrypto))
const base64 = (text: string | null): Uint8Array => Buffer.from(text ?? '', 'base64')

test('hashes of nothing, of leaves and of nodes', t => {
  const { empty_root, leaf, node } = vectors.hasher
  const cases: [Uint8Array, string][] = [
    [emptyRoot(), empty_root],
    ...leaf.map((one): [Uint8Array, string] => [
      leafHash(one.input_hex === undefined ? utf8(one.input_utf8!) : bytes(one.input_hex), nodeCrypto),
      one.hash,
    ]),
    ...node.map((one): [Uint8Array, string] => [
      nodeHash(utf8(one.left_utf8), utf8(one.right_utf8), nodeCrypto),
      one.hash,
    ]),
  ]
  runVectors(t, 4, cases, ([got, want]) => assert.equal(toHex(got), want))
})

test('every node of the standard tree', async t => {
  const levels = [standard.leaf_hashes, standard.nodes_level1, standard.nodes_level2, standard.nodes_level3]
  const subtrees = levels.flatMap((row, level) => row.map((want, index) => ({ level, index, want })))
  const read = await readerOfLeaves(leaves, nodeCrypto)(subtrees)
  assert.ok(read.ok)
  runVectors(t, 15, subtrees.entries(), ([at, { want }]) => assert.equal(toHex(read.value[at]!), want))
})

test('the roots of the standard tree from 0 to 8 leaves', t => {
  let range = emptyRange
  runVectors(t, 9, standard.roots_by_size_0_to_8.entries(), ([size, root]) => {
    assert.equal(toHex(rangeRoot(range, nodeCrypto)), root)
    if (size < leaves.length) range = appendLeaf(range, leaves[size]!, nodeCrypto)
  })
})

test('the roots of trees over "leaf 0", "leaf 1" and so on', t => {
  let range = emptyRange
  runVectors(t, 12, Object.entries(vectors.go_tlog_leaf_d.roots_hex), ([size, root]) => {
    while (range.size < Number(size))
      range = appendLeaf(range, leafHash(utf8(`leaf ${range.size}`), nodeCrypto), nodeCrypto)
    assert.equal(toHex(rangeRoot(range, nodeCrypto)), root)
  })
})

test('every inclusion proof of the standard tree is made and verified', async t => {
  const proofs = vectors.derived_proofs_over_standard_inputs.inclusion
  const made = await Promise.all(
    proofs.map(({ index, size }) => inclusionProof(index, size, readerOfLeaves(leaves, nodeCrypto), nodeCrypto)),
  )
  runVectors(t, 36, proofs.entries(), ([at, { index, size, proof }]) => {
    const mine = made[at]!
    assert.ok(mine.ok)
    assert.deepEqual(mine.value.map(toHex), proof)
    const root = bytes(standard.roots_by_size_0_to_8[size]!)
    assert.ok(verifyInclusion({ index, size, root, leafHash: leaves[index]! }, mine.value, nodeCrypto).ok)
  })
})

test('every consistency proof of the standard tree is made and verified', async t => {
  const proofs = vectors.derived_proofs_over_standard_inputs.consistency
  const made = await Promise.all(
    proofs.map(({ size1, size2 }) => consistencyProof(size1, size2, readerOfLeaves(leaves, nodeCrypto), nodeCrypto)),
  )
  runVectors(t, 36, proofs.entries(), ([at, { size1, size2, proof }]) => {
    const mine = made[at]!
    assert.ok(mine.ok)
    assert.deepEqual(mine.value.map(toHex), proof)
    const [root1, root2] = [size1, size2].map(size => bytes(standard.roots_by_size_0_to_8[size]!)) as [
      Uint8Array,
      Uint8Array,
    ]
    assert.ok(verifyConsistency({ size1, size2, root1, root2 }, mine.value, nodeCrypto).ok)
  })
})

test('official inclusion probes: 6 hold, 92 are rejected', t => {
  assert.equal(vectors.probes.inclusion.filter(probe => probe.wantErr).length, 92)
  runVectors(t, 98, vectors.probes.inclusion, probe => {
    const claim = {
      index: probe.leafIdx,
      size: probe.treeSize,
      root: base64(probe.root),
      leafHash: base64(probe.leafHash),
    }
    const verified = verifyInclusion(claim, (probe.proof ?? []).map(base64), nodeCrypto)
    assert.equal(verified.ok, !probe.wantErr, probe.file)
  })
})

test('official consistency probes: 6 hold, 92 are rejected', t => {
  assert.equal(vectors.probes.consistency.filter(probe => probe.wantErr).length, 92)
  runVectors(t, 98, vectors.probes.consistency, probe => {
    const { size1, size2 } = probe
    const claim = { size1, size2, root1: base64(probe.root1), root2: base64(probe.root2) }
    const verified = verifyConsistency(claim, (probe.proof ?? []).map(base64), nodeCrypto)
    assert.equal(verified.ok, !probe.wantErr, probe.file)
  })
})
