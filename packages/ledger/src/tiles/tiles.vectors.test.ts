import assert from 'node:assert/strict'
import { test } from 'node:test'
import { toHex } from '../encoding/hex.ts'
import { utf8 } from '../encoding/text.ts'
import { parseCheckpoint } from '../notes/checkpoint.ts'
import { nodeCrypto } from '../testing/node-crypto.ts'
import { runVectors, vectors } from '../testing/vectors.ts'
import { emptyEdge } from './edge.ts'
import { integrate } from './integrate.ts'
import { edgeTile, entriesPath, parseEntriesPath, parseTilePath, tilePath, tileWidth } from './path.ts'

test('tile indices are written and read in groups of three digits', t => {
  runVectors(t, 8, vectors.tile_paths.index_to_path, ([index, path]) => {
    assert.equal(tilePath(3, index), `tile/3/${path}`)
    assert.equal(entriesPath(index, 17), `tile/entries/${path}.p/17`)
    assert.deepEqual(parseTilePath(`tile/3/${path}`), { ok: true, value: { level: 3, index, width: 256 } })
    assert.deepEqual(parseTilePath(`tile/3/${path}.p/17`), { ok: true, value: { level: 3, index, width: 17 } })
    assert.deepEqual(parseEntriesPath(`tile/entries/${path}.p/17`), { ok: true, value: { index, width: 17 } })
  })
})

test('paths of another form are refused', t => {
  runVectors(t, 2, vectors.tile_paths.must_reject_paths, path =>
    assert.ok(!parseTilePath(path.split(' ')[0]!).ok, path),
  )
})

test('trees of 70,000 and of 256 leaves have the tiles the format says', t => {
  const seen = (size: number) => ({
    full_level0: Math.floor(size / 256),
    partial_level0_width: edgeTile(0, size)?.width ?? 0,
    full_level1: Math.floor(size / 65_536),
    partial_level1_width: edgeTile(1, size)?.width ?? 0,
    partial_level2_width: edgeTile(2, size)?.width ?? 0,
  })
  const { tree_70000, tree_256 } = vectors.tile_paths
  runVectors(
    t,
    8,
    [70_000, 256].flatMap(size =>
      Object.entries(size === 256 ? tree_256 : tree_70000).map(row => [size, ...row] as const),
    ),
    ([size, name, want]) => {
      assert.equal(seen(size)[name as keyof ReturnType<typeof seen>], want, name)
    },
  )
  assert.equal(tileWidth(0, 272, 70_000), 256)
  assert.equal(tileWidth(0, 273, 70_000), 112)
  assert.equal(tileWidth(0, 274, 70_000), 0)
})

test('our writer gives the very files and roots of the small log', t => {
  const { entries_utf8, checkpoints, tiles } = vectors.small_log
  const entries = entries_utf8.map(utf8)
  const grown = [...checkpoints.keys()].map(size => integrate(emptyEdge, entries.slice(0, size), nodeCrypto))
  for (const [size, { root }] of grown.entries()) {
    const head = parseCheckpoint(checkpoints[size]!.slice(0, checkpoints[size]!.lastIndexOf('\n\n') + 1))
    assert.ok(head.ok)
    assert.equal(toHex(root), toHex(head.value.root))
  }
  const files = new Map(grown.flatMap(({ files }) => files).map(file => [file.path, toHex(file.bytes)]))
  runVectors(t, 6, Object.entries(tiles), ([path, bytes]) => assert.equal(files.get(path), bytes, path))
})
