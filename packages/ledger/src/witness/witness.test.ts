import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ok } from '@candor/terms'
import fc from 'fast-check'
import { utf8 } from '../encoding/text.ts'
import { formatCheckpoint } from '../notes/checkpoint.ts'
import { keyTypes, parseVkey, verifierKey } from '../notes/key.ts'
import { signNote } from '../notes/sign.ts'
import { filesOf, signer, someEntries } from '../testing/memory-log.ts'
import { nodeCrypto, signerOf } from '../testing/node-crypto.ts'
import { vectors } from '../testing/vectors.ts'
import { emptyRoot, leafHash } from '../tree/hashes.ts'
import { consistencyProof, readerOfLeaves } from '../tree/prove.ts'
import { judgeGrowth, readSigned, type Witnessed } from './judge.ts'
import { formatAddCheckpoint, parseAddCheckpoint } from './request.ts'

const logKey = verifierKey(signer.name, keyTypes.ed25519, signer.publicKey, nodeCrypto)
const keysOf = (origin: string) => (origin === signer.name ? [logKey] : [])
const leaves = someEntries(40).map(entry => leafHash(entry, nodeCrypto))
const text = new TextDecoder()
const noteOf = (size: number) => text.decode(filesOf(someEntries(size)).get('checkpoint'))
const headOf = (size: number): Witnessed => {
  const read = readSigned(formatAddCheckpoint({ old: 0, proof: [], checkpoint: noteOf(size) }), keysOf, nodeCrypto)
  assert.ok(read.ok)
  return read.value.head
}
async function ask(old: number, size: number, checkpoint = noteOf(size)) {
  const proof =
    old === 0
      ? { ok: true as const, value: [] }
      : await consistencyProof(old, size, readerOfLeaves(leaves.slice(0, size), nodeCrypto), nodeCrypto)
  assert.ok(proof.ok)
  return formatAddCheckpoint({ old, proof: proof.value, checkpoint })
}
function judge(request: string, seen: Witnessed) {
  const signed = readSigned(request, keysOf, nodeCrypto)
  const judged = signed.ok ? judgeGrowth(signed.value, seen, nodeCrypto) : signed
  return judged.ok ? { status: 200, size: judged.value.size } : { status: judged.error.status, size: judged.error.size }
}
const nothing: Witnessed = { size: 0, root: emptyRoot() }

test('what a log grew from any size to any other is cosigned, and from every other size it is a conflict', async () => {
  const size = fc.integer({ min: 0, max: 40 })
  await fc.assert(
    fc.asyncProperty(size, size, size, async (a, b, seen) => {
      const [old, now] = [Math.min(a, b), Math.max(a, b)]
      const judged = judge(await ask(old, now), headOf(seen))
      assert.deepEqual(judged, seen === old ? { status: 200, size: now } : { status: 409, size: seen })
    }),
    { numRuns: 60 },
  )
})

test('another tree of the same size is a conflict, and one that did not grow from what was seen is refused', async () => {
  const other: Witnessed = { size: 7, root: nodeCrypto.sha256(utf8('another history')) }
  assert.deepEqual(judge(await ask(7, 7), other), { status: 409, size: 7 })
  assert.deepEqual(judge(await ask(7, 9), other), { status: 422, size: undefined })
})

test('the statuses are those of the format', async () => {
  const good = await ask(3, 9)
  const stranger = signerOf('other.example', new Uint8Array(32).fill(9))
  const body = (origin: string, size: number, root: Uint8Array) => formatCheckpoint({ origin, size, root })
  const signed = (text: string, by = signer) => signNote(text, [by], nodeCrypto)
  const root = headOf(9).root
  const emptyWithRoot = signed(`${signer.name}\n0\n${body(signer.name, 9, root).split('\n')[2]}\n`)
  const forged = noteOf(9).replace('\n9\n', '\n8\n')
  const cases: [string, number][] = [
    ['', 400],
    [good.replace('old 3', 'old 03'), 400],
    [good.replace('old 3', 'old -1'), 400],
    [good.replace('old 3', 'size 3'), 400],
    [good.replace('old 3', 'old 10'), 400],
    [good.replace('\n\n', '\n'), 400],
    [`old 0\n${'A'.repeat(44)}\n\n${noteOf(9)}`, 400],
    [formatAddCheckpoint({ old: 0, proof: [], checkpoint: signed(body('other.example', 9, root), stranger) }), 404],
    [formatAddCheckpoint({ old: 0, proof: [], checkpoint: signed(body(signer.name, 9, root), stranger) }), 403],
    [formatAddCheckpoint({ old: 0, proof: [], checkpoint: forged }), 403],
    [formatAddCheckpoint({ old: 0, proof: [], checkpoint: emptyWithRoot }), 422],
    [formatAddCheckpoint({ old: 0, proof: [root], checkpoint: noteOf(9) }), 422],
  ]
  for (const [request, status] of cases) assert.equal(judge(request, nothing).status, status, request)
  assert.equal(judge(await ask(0, 0), nothing).status, 200)
})

test('a proof with any hash changed, missing or added is refused', async () => {
  const seen = headOf(13)
  const request = parseAddCheckpoint(await ask(13, 40))
  assert.ok(request.ok)
  const { proof } = request.value
  const changed = [
    proof.slice(1),
    [...proof, proof[0]!],
    ...proof.map((hash, at) => proof.with(at, hash.with(0, hash[0]! ^ 1))),
  ]
  for (const wrong of changed)
    assert.equal(judge(formatAddCheckpoint({ ...request.value, proof: wrong }), seen).status, 422)
})

test('requests are read back as they were written, whatever the number of hashes a request may have', () => {
  const hash = new Uint8Array(32).fill(5)
  for (const count of [0, 1, 63]) {
    const one = { old: count, proof: Array.from({ length: count }, () => hash), checkpoint: noteOf(9) }
    assert.deepEqual(parseAddCheckpoint(formatAddCheckpoint(one)), { ok: true, value: one })
  }
  const tooMany = { old: 1, proof: Array.from({ length: 64 }, () => hash), checkpoint: '' }
  assert.throws(() => formatAddCheckpoint(tooMany), RangeError)
  assert.throws(() => formatAddCheckpoint({ old: -1, proof: [], checkpoint: '' }), RangeError)
})

test('the checkpoints of another implementation are cosigned one after the other, and never one that is older', async () => {
  const { vkey, checkpoints, entries_utf8 } = vectors.small_log
  const key = parseVkey(vkey, nodeCrypto)
  assert.ok(key.ok)
  const hashes = entries_utf8.map(entry => leafHash(utf8(entry), nodeCrypto))
  let seen: Witnessed = nothing
  for (const [size, checkpoint] of checkpoints.entries()) {
    const reader = readerOfLeaves(hashes.slice(0, size), nodeCrypto)
    const proof = seen.size === 0 ? ok([]) : await consistencyProof(seen.size, size, reader, nodeCrypto)
    assert.ok(proof.ok)
    const read = (old: number, proven: readonly Uint8Array[], of: string = checkpoint): ReturnType<typeof readSigned> =>
      readSigned(formatAddCheckpoint({ old, proof: proven, checkpoint: of }), () => [key.value], nodeCrypto)
    const request = read(seen.size, proof.value)
    assert.ok(request.ok)
    const grown = judgeGrowth(request.value, seen, nodeCrypto)
    assert.ok(grown.ok, `${size}`)
    seen = grown.value
    const older = read(0, [], checkpoints[0])
    assert.ok(older.ok)
    assert.equal(judgeGrowth(older.value, seen, nodeCrypto).ok, size === 0)
  }
})
