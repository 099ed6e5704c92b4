import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { utf8 } from '../encoding/text.ts'
import { formatVkey, keyTypes, verifierKey } from '../notes/key.ts'
import { filesOf, readerOf, signer, someEntries } from '../testing/memory-log.ts'
import { nodeCrypto, signerOf } from '../testing/node-crypto.ts'
import { emptyEdge } from '../tiles/edge.ts'
import { integrate } from '../tiles/integrate.ts'
import { parseEntriesPath } from '../tiles/path.ts'
import { leafHash } from '../tree/hashes.ts'
import { verifyLog } from './verify-log.ts'

type Files = ReadonlyMap<string, Uint8Array>

const vkey = formatVkey(verifierKey(signer.name, keyTypes.ed25519, signer.publicKey, nodeCrypto))
/** 1,000 entries: three full tiles, a partial one of 232, and a level above. No file of an earlier size lies about. */
const small = filesOf(someEntries(1_000))
/** Over three levels, with partial tiles 112, 17 and 1 wide. */
const large = filesOf(someEntries(70_000))

const check = (files: Files, options: { vkey?: string; minimumIndex?: number } = { vkey }) =>
  verifyLog(readerOf(files), { ports: nodeCrypto, ...options })

async function firstBad(files: Files, options?: { vkey?: string; minimumIndex?: number }): Promise<string> {
  const report = await check(files, options)
  return report.ok ? 'nothing' : report.error.path
}

const without = (files: Files, ...paths: string[]): Files =>
  new Map([...files].filter(([path]) => !paths.includes(path)))
const flipped = (files: Files, path: string, at: number, mask = 1): Files =>
  new Map(files).set(path, files.get(path)!.with(at, files.get(path)![at]! ^ mask))

/** Is `named` what a change in the file at `path` should be reported as? */
function names(path: string, named: string): boolean {
  if (path === 'checkpoint') return named === 'checkpoint'
  const bundle = parseEntriesPath(path)
  if (!bundle.ok) return named === `tile ${path}`
  const index = /^entry (\d+)$/.exec(named)?.[1]
  return index === undefined ? named === `bundle ${path}` : Math.floor(Number(index) / 256) === bundle.value.index
}

test('a whole log verifies, with its key or without, and says which', async () => {
  const signed = await check(large)
  const { root } = integrate(emptyEdge, someEntries(70_000), nodeCrypto)
  assert.deepEqual(signed, {
    ok: true,
    value: { origin: signer.name, size: 70_000, root, signature: 'verified', checked: 70_000, pruned: 0 },
  })
  const unsigned = await check(small, {})
  assert.ok(unsigned.ok)
  assert.equal(unsigned.value.signature, 'unsigned-checked')
})

test('every size from 0 to 300 verifies', async () => {
  for (let size = 0; size <= 300; size++) assert.equal(await firstBad(filesOf(someEntries(size))), 'nothing')
})

test('one changed byte in any file of a log is named', async () => {
  const paths = [...small.keys()]
  const places = fc.constantFrom(...paths).chain(path =>
    fc.record({
      path: fc.constant(path),
      at: fc.nat(small.get(path)!.length - 1),
      mask: fc.integer({ min: 1, max: 255 }),
    }),
  )
  await fc.assert(
    fc.asyncProperty(places, async ({ path, at, mask }) => {
      const named = await firstBad(flipped(small, path, at, mask))
      assert.ok(names(path, named), `${path} byte ${at}: ${named}`)
    }),
    { numRuns: 500 },
  )
})

test('in a log of three levels too, the changed file is named, not its neighbours', async () => {
  const paths = [
    'tile/0/000',
    'tile/0/200',
    'tile/0/273.p/112',
    'tile/1/000',
    'tile/1/001.p/17',
    'tile/2/000.p/1',
    'tile/entries/255',
    'tile/entries/273.p/112',
  ]
  for (const path of paths) {
    const named = await firstBad(flipped(large, path, 20))
    assert.ok(names(path, named), `${path}: ${named}`)
    assert.equal(await firstBad(flipped(large, path, 20), {}), named)
  }
})

test('a changed, a dropped and two swapped entries are named by their index', async () => {
  const path = 'tile/entries/002'
  const text = Buffer.from(small.get(path)!).toString('latin1')
  const rewritten = (from: string, to: string): Files =>
    new Map(small).set(path, Buffer.from(text.replace(from, to), 'latin1'))
  assert.equal(await firstBad(rewritten('entry 600', 'entry six')), 'entry 600')
  assert.equal(
    await firstBad(rewritten('\0\x09entry 600\0\x09entry 601', '\0\x09entry 601\0\x09entry 600')),
    'entry 600',
  )
  assert.equal(await firstBad(rewritten('\0\x09entry 600', '')), `bundle ${path}`)
})

test('an entry rewritten together with its tile is found out by the tile above', async () => {
  const [bundle, tile] = [small.get('tile/entries/001')!, small.get('tile/0/001')!]
  const forged = utf8('ENTRY 256')
  const both = new Map(small)
    .set('tile/entries/001', new Uint8Array([...bundle.slice(0, 2), ...forged, ...bundle.slice(11)]))
    .set('tile/0/001', new Uint8Array([...leafHash(forged, nodeCrypto), ...tile.slice(32)]))
  assert.equal(await firstBad(both), 'tile tile/0/001')
})

test('a missing or cut file is named', async () => {
  for (const path of small.keys()) {
    const named = `${path === 'checkpoint' ? '' : path.startsWith('tile/entries') ? 'bundle ' : 'tile '}${path}`
    assert.equal(await firstBad(without(small, path)), named)
    assert.ok(names(path, await firstBad(new Map(small).set(path, small.get(path)!.slice(0, -1)))), path)
    assert.ok(names(path, await firstBad(new Map(small).set(path, new Uint8Array()))), path)
  }
})

test('a checkpoint is believed only under the key', async () => {
  const stranger = signerOf(signer.name, new Uint8Array(32).fill(9))
  const other = formatVkey(verifierKey(stranger.name, keyTypes.ed25519, stranger.publicKey, nodeCrypto))
  assert.equal(await firstBad(small, { vkey: other }), 'checkpoint')
  assert.equal(await firstBad(small, { vkey: 'not a key' }), 'vkey')
})

test('a signed checkpoint over another tree is named when the tiles agree with each other', async () => {
  const other = filesOf([...someEntries(999), utf8('other')])
  assert.equal(await firstBad(new Map(small).set('checkpoint', other.get('checkpoint')!)), 'checkpoint')
})

test('with several changes, the one that breaks the root comes first', async () => {
  const [tile, bundle] = ['tile/0/003.p/232', 'tile/entries/003.p/232']
  assert.equal(await firstBad(flipped(flipped(small, tile, 0), 'tile/0/001', 0)), `tile ${tile}`)
  assert.equal(await firstBad(flipped(flipped(small, tile, 0), bundle, 5)), `tile ${tile}`)
})

test('partial files may have given way to the full ones of a log that has grown since', async () => {
  const grown = new Map(filesOf(someEntries(1_000), someEntries(24, 1_000))).set('checkpoint', small.get('checkpoint')!)
  assert.equal(await firstBad(without(grown, 'tile/0/003.p/232', 'tile/entries/003.p/232')), 'nothing')
})

test('pruned files are missed only where a minimum index allows it', async () => {
  const pruned = without(small, 'tile/entries/000', 'tile/entries/001', 'tile/0/000')
  assert.equal(await firstBad(pruned), 'tile tile/0/000')
  assert.equal(await firstBad(pruned, { vkey, minimumIndex: 511 }), 'bundle tile/entries/001')
  const report = await check(pruned, { vkey, minimumIndex: 512 })
  assert.ok(report.ok)
  assert.deepEqual([report.value.checked, report.value.pruned], [488, 512])
  assert.equal(await firstBad(flipped(pruned, 'tile/0/001', 5), { vkey, minimumIndex: 512 }), 'tile tile/0/001')
  assert.equal(
    await firstBad(without(small, 'tile/entries/003.p/232'), { vkey, minimumIndex: 5_000 }),
    'bundle tile/entries/003.p/232',
  )
})

test('where whole levels are pruned, all entries below count', async () => {
  const below = /^tile\/(0|entries)\/([01][0-9]{2}|2[0-4][0-9]|25[0-5])$/
  const kept = new Map([...large].filter(([path]) => path !== 'tile/1/000' && !below.test(path)))
  assert.equal(await firstBad(kept, { vkey, minimumIndex: 65_535 }), 'tile tile/1/000')
  const report = await check(kept, { vkey, minimumIndex: 65_536 })
  assert.ok(report.ok)
  assert.deepEqual([report.value.checked, report.value.pruned], [4_464, 65_536])
})

test('progress counts up to the size, and little is held at a time', async () => {
  const seen: [number, number][] = []
  const reads: string[] = []
  const report = await verifyLog(
    async path => {
      reads.push(path)
      return small.get(path)
    },
    { ports: nodeCrypto, vkey, onProgress: (done, total) => seen.push([done, total]) },
  )
  assert.ok(report.ok)
  assert.deepEqual(seen, [
    [256, 1_000],
    [512, 1_000],
    [768, 1_000],
    [1_000, 1_000],
  ])
  assert.deepEqual(reads.toSorted(), [...small.keys()].toSorted())
})
