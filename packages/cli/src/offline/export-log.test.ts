import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { emptyEdge, formatCheckpoint, integrate, signNote, verifyLog } from '@candor/ledger'
import { signerOf } from '../../../ledger/src/testing/node-crypto.ts'
import { exportLog } from './export-log.ts'
import { openLogFolder } from './log-folder.ts'
import { nodeCrypto } from './node-crypto.ts'

const folder = mkdtempSync(join(tmpdir(), 'candor-export-'))
after(() => rmSync(folder, { recursive: true }))
const bytes = (text: string) => new TextEncoder().encode(text)
const signer = signerOf('log.example/test', new Uint8Array(32).fill(7))

/** The files of a log whose entries are `text 0`, `text 1` and so on; only those that a log of this size must have. */
function logOf(size: number, text = 'entry', name = signer.name): Map<string, Uint8Array> {
  const entries = Array.from({ length: size }, (_, at) => bytes(`${text} ${at}`))
  const grown = integrate(emptyEdge, entries, nodeCrypto)
  const note = signNote(formatCheckpoint({ origin: name, size, root: grown.root }), [{ ...signer, name }], nodeCrypto)
  return new Map([...grown.files.map(file => [file.path, file.bytes] as const), ['checkpoint', bytes(note)]])
}
const options = { minimumIndex: 0, beside: new Map([['index.html', 'a page']]), onProgress: () => undefined }
const into = (name: string, files: ReadonlyMap<string, Uint8Array>, minimumIndex = 0) =>
  exportLog(async path => files.get(path), openLogFolder(join(folder, name)), { ...options, minimumIndex })
const verified = async (name: string, minimumIndex = 0) => {
  const report = await verifyLog(openLogFolder(join(folder, name)).read, { ports: nodeCrypto, minimumIndex })
  return report.ok ? report.value.size : report.error.path
}
const refusal = async (done: ReturnType<typeof into>) => {
  const refused = await done
  assert.ok(!refused.ok)
  return `${refused.error.path} ${refused.error.says}`
}

test('an export grows with the log, file by file, and verifies each time', async () => {
  assert.deepEqual(await into('grows', logOf(200)), { ok: true, value: { size: 200, written: 2, kept: 0 } })
  assert.equal(await verified('grows'), 200)
  assert.deepEqual(await into('grows', logOf(600)), { ok: true, value: { size: 600, written: 7, kept: 0 } })
  assert.deepEqual(await into('grows', logOf(600)), { ok: true, value: { size: 600, written: 0, kept: 7 } })
  assert.equal(await verified('grows'), 600)
  assert.ok(!existsSync(join(folder, 'grows/tile/0/000.p')), 'a partial tile that is full now is gone')
  assert.ok(existsSync(join(folder, 'grows/index.html')))
  assert.ok(!readdirSync(join(folder, 'grows'), { recursive: true }).some(name => String(name).endsWith('.tmp')))
})

test('a partial file that was replaced meanwhile is cut from the full one', async () => {
  const [early, later] = [logOf(100), logOf(256)]
  for (const path of ['tile/0/000', 'tile/entries/000']) early.set(path, later.get(path)!)
  early.delete('tile/0/000.p/100')
  early.delete('tile/entries/000.p/100')
  assert.ok((await into('cut', early)).ok)
  assert.equal(await verified('cut'), 100)
})

test('another log, a shorter one and one whose history differs are refused, and the folder stays', async () => {
  await into('kept', logOf(300))
  assert.match(await refusal(into('kept', logOf(400, 'entry', 'other.example/log'))), /is of the log log.example\/test/)
  assert.match(await refusal(into('kept', logOf(200))), /has 300 entries, the log only 200/)
  rmSync(join(folder, 'kept/tile'), { recursive: true })
  assert.match(await refusal(into('kept', logOf(400, 'ENTRY'))), /history was rewritten/)
})

test('a missing file and pruned bundles', async () => {
  const files = logOf(600)
  files.delete('tile/entries/000')
  assert.equal(await refusal(into('pruned', files)), 'tile/entries/000 is missing from the log')
  assert.ok(!existsSync(join(folder, 'pruned/checkpoint')), 'no checkpoint over what is not there')
  assert.ok((await into('pruned', files, 256)).ok)
  assert.equal(await verified('pruned', 256), 600)
  assert.equal(await verified('pruned'), 'bundle tile/entries/000')
})
