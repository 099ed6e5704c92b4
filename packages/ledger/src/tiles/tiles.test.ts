import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Hashing } from '../ports.ts'
import { filesOf, readerOf, someEntries } from '../testing/memory-log.ts'
import { nodeCrypto } from '../testing/node-crypto.ts'
import { leafHash } from '../tree/hashes.ts'
import { consistencyProof, inclusionProof, readerOfLeaves } from '../tree/prove.ts'
import { appendLeaf, emptyRange, rangeRoot } from '../tree/range.ts'
import { verifyConsistency, verifyInclusion } from '../tree/verify.ts'
import { decodeBundle, encodeBundle } from './bundle.ts'
import { edgeRoot, emptyEdge, readEdge } from './edge.ts'
import { integrate } from './integrate.ts'
import { entriesPath, parseEntriesPath, parseTilePath, tilePath, tileWidth } from './path.ts'
import { readerOfTiles } from './reader.ts'

const entries = someEntries(70_000)
const leaves = entries.map(entry => leafHash(entry, nodeCrypto))
const files = filesOf(entries)

test('a log in random batches has every file of the log in one batch, byte for byte, and ends in the same edge', () => {
  const batches = fc.array(fc.nat(700), { maxLength: 8 })
  fc.assert(
    fc.property(batches, sizes => {
      let [from, edge] = [0, emptyEdge]
      const written = new Map<string, Uint8Array>()
      for (const size of sizes) {
        const grown = integrate(edge, entries.slice(from, from + size), nodeCrypto)
        for (const { path, bytes } of grown.files) assert.deepEqual(written.get(path) ?? bytes, bytes)
        for (const { path, bytes } of grown.files) written.set(path, bytes)
        from += size
        edge = grown.edge
      }
      const once = integrate(emptyEdge, entries.slice(0, from), nodeCrypto)
      for (const { path, bytes } of once.files) assert.deepEqual(written.get(path), bytes, path)
      assert.deepEqual(edge, once.edge)
    }),
    { numRuns: 40 },
  )
})

test('the writer has the root of the compact range at every size', () => {
  let [edge, range] = [emptyEdge, emptyRange]
  for (const [at, leaf] of leaves.slice(0, 600).entries()) {
    const grown = integrate(edge, [entries[at]!], nodeCrypto)
    edge = grown.edge
    range = appendLeaf(range, leaf, nodeCrypto)
    assert.deepEqual(grown.root, rangeRoot(range, nodeCrypto))
  }
})

test('an edge read back from the files goes on as if it had never stopped', async () => {
  for (const size of [0, 1, 255, 256, 257, 700, 65_536, 70_000]) {
    const before = integrate(emptyEdge, entries.slice(0, size), nodeCrypto)
    const read = await readEdge(size, readerOf(new Map(before.files.map(file => [file.path, file.bytes]))))
    assert.ok(read.ok)
    assert.deepEqual(edgeRoot(read.value, nodeCrypto), before.root)
    const more = someEntries(3, size)
    assert.deepEqual(integrate(read.value, more, nodeCrypto), integrate(before.edge, more, nodeCrypto))
  }
})

test('an edge with a missing or a cut file is refused by its name', async () => {
  const small = filesOf(entries.slice(0, 300))
  const path = 'tile/0/001.p/44'
  const missing = await readEdge(300, readerOf(new Map([...small].filter(([name]) => name !== path))))
  assert.deepEqual(missing, { ok: false, error: { path: `tile ${path}`, says: 'is missing' } })
  const cut = await readEdge(300, readerOf(new Map(small).set(path, small.get(path)!.slice(1))))
  assert.ok(!cut.ok && cut.error.path === `tile ${path}`)
})

test('growing costs about two hashes an entry, however large the tree already is', () => {
  let hashed = 0
  const counting: Hashing = {
    ...nodeCrypto,
    sha256(bytes) {
      hashed++
      return nodeCrypto.sha256(bytes)
    },
  }
  const large = integrate(emptyEdge, entries, counting)
  // A leaf and, on average, one node above it; then the right edge of three levels.
  assert.ok(hashed <= 2 * entries.length + 3 * 256, `${hashed} hashes`)
  hashed = 0
  integrate(large.edge, someEntries(1_000, 70_000), counting)
  assert.ok(hashed <= 2 * 1_000 + 5 * 256, `${hashed} hashes`)
})

test('proofs read from tiles are those of the leaves, and verify', async () => {
  const read = readerOfTiles(70_000, readerOf(files), nodeCrypto)
  const root = integrate(emptyEdge, entries, nodeCrypto).root
  await fc.assert(
    fc.asyncProperty(fc.nat(69_999), fc.integer({ min: 1, max: 3_000 }), async (index, size1) => {
      const inclusion = await inclusionProof(index, 70_000, read, nodeCrypto)
      assert.ok(inclusion.ok)
      assert.ok(
        verifyInclusion({ index, size: 70_000, leafHash: leaves[index]!, root }, inclusion.value, nodeCrypto).ok,
      )
      const consistency = await consistencyProof(size1, 70_000, read, nodeCrypto)
      assert.ok(consistency.ok)
      const root1 = integrate(emptyEdge, entries.slice(0, size1), nodeCrypto).root
      assert.ok(verifyConsistency({ size1, size2: 70_000, root1, root2: root }, consistency.value, nodeCrypto).ok)
    }),
    { numRuns: 15 },
  )
  const [fromTiles, fromLeaves] = [read, readerOfLeaves(leaves, nodeCrypto)].map(reader =>
    inclusionProof(66_001, 70_000, reader, nodeCrypto),
  )
  assert.deepEqual(await fromTiles, await fromLeaves)
})

test('a proof from a log with a missing tile names the tile', async () => {
  const read = readerOfTiles(70_000, async path => (path === 'tile/1/000' ? undefined : files.get(path)), nodeCrypto)
  const proof = await inclusionProof(10, 70_000, read, nodeCrypto)
  assert.deepEqual(proof, { ok: false, error: { path: 'tile tile/1/000', says: 'is missing' } })
})

test('paths are read only as they are written', () => {
  fc.assert(
    fc.property(fc.nat(63), fc.maxSafeNat(), fc.integer({ min: 1, max: 256 }), (level, index, width) => {
      assert.deepEqual(parseTilePath(tilePath(level, index, width)), { ok: true, value: { level, index, width } })
      assert.deepEqual(parseEntriesPath(entriesPath(index, width)), { ok: true, value: { index, width } })
    }),
  )
  const bad = [
    'tile/64/000',
    'tile/00/000',
    'tile/-1/000',
    'tile/0/1',
    'tile/0/0000',
    'tile/0/x000/001',
    'tile/0/x001',
    'tile/0/001/x002',
    'tile/0/000.p/0',
    'tile/0/000.p/256',
    'tile/0/000.p/01',
    'tile/0/000.p/',
    'tile/0/../000',
    'tile/0/000 ',
    'tile/entries/000',
    '/tile/0/000',
    'tile/0/x999/x999/x999/x999/x999/999',
  ]
  for (const path of bad) assert.ok(!parseTilePath(path).ok, path)
  for (const path of ['tile/entries/0', 'tile/0/000', 'tile/entries/x000/000', 'tile/entries/000.p/999'])
    assert.ok(!parseEntriesPath(path).ok, path)
  for (const outside of [
    () => tilePath(64, 0),
    () => tilePath(0, -1),
    () => tilePath(0, 0.5),
    () => tilePath(0, 0, 0),
    () => entriesPath(0, 257),
  ]) {
    assert.throws(outside, RangeError)
  }
})

test('widths are those of the format at every size, also near 2^53', () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), fc.nat(7), (size, level) => {
      const hashes = Number(BigInt(size) / 256n ** BigInt(level))
      const last = Math.floor(hashes / 256)
      assert.equal(tileWidth(level, last, size), hashes % 256)
      assert.equal(tileWidth(level, last + 1, size), 0)
      if (last > 0) assert.equal(tileWidth(level, last - 1, size), 256)
    }),
  )
})

test('bundles keep entries of every length, and a broken one is refused', () => {
  const some = [0, 1, 255, 256, 65_535].map(length => new Uint8Array(length).fill(length))
  const bundle = encodeBundle(some)
  assert.deepEqual(decodeBundle(bundle, 5), { ok: true, value: some })
  for (const bad of [bundle.slice(0, -1), bundle.slice(0, 1), Uint8Array.of(0, 2, 1)]) assert.ok(!decodeBundle(bad).ok)
  assert.ok(!decodeBundle(bundle, 4).ok)
  assert.throws(() => encodeBundle([new Uint8Array(65_536)]), RangeError)
})

test('an edge that is not of its size is our own mistake', () => {
  const { edge } = integrate(emptyEdge, entries.slice(0, 300), nodeCrypto)
  for (const wrong of [
    { ...edge, size: 301 },
    { ...edge, tiles: edge.tiles.slice(1) },
    { ...edge, size: Number.MAX_SAFE_INTEGER },
  ]) {
    assert.throws(() => integrate(wrong, entries.slice(0, 1), nodeCrypto), RangeError)
  }
})
