import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, test } from 'node:test'
import {
  appendLeaf,
  consistencyProof,
  emptyRange,
  formatAddCheckpoint,
  formatCheckpoint,
  formatVkey,
  keyTypes,
  leafHash,
  openNote,
  parseVkey,
  rangeRoot,
  readerOfLeaves,
  signNote,
  verifierKey,
} from '@candor/ledger'
import { nodeCrypto } from '../offline/node-crypto.ts'
import { candor, folder, program } from '../testing/candor.ts'
import { signerOf } from '../testing/small-log.ts'
import { addCheckpoint, type Witness } from './add-checkpoint.ts'
import { openMemory } from './memory.ts'
import { openWitnessKey } from './witness-key.ts'

const log = signerOf(1)
const logKey = verifierKey(log.name, keyTypes.ed25519, log.publicKey, nodeCrypto)
const leaves = Array.from({ length: 64 }, (_, at) => leafHash(new TextEncoder().encode(`entry ${at}`), nodeCrypto))
const others = leaves.with(2, leaves[3]!)

function noteOf(size: number, of = leaves): string {
  let range = emptyRange
  for (const leaf of of.slice(0, size)) range = appendLeaf(range, leaf, nodeCrypto)
  const root = rangeRoot(range, nodeCrypto)
  return signNote(formatCheckpoint({ origin: log.name, size, root }), [log], nodeCrypto)
}
async function requestOf(old: number, size: number, of = leaves): Promise<string> {
  const proof =
    old === 0 ? undefined : await consistencyProof(old, size, readerOfLeaves(of.slice(0, size), nodeCrypto), nodeCrypto)
  return formatAddCheckpoint({ old, proof: proof?.ok ? proof.value : [], checkpoint: noteOf(size, of) })
}

const children: ChildProcess[] = []
after(() => {
  for (const child of children) child.kill('SIGKILL')
})

async function startWitness(data: string) {
  const args = [
    program,
    'witness',
    '--json',
    '--data',
    data,
    '--port',
    '0',
    '--name',
    'watch.example',
    '--log',
    formatVkey(logKey),
  ]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  const line = await createInterface({ input: child.stdout })[Symbol.asyncIterator]().next()
  const { url, vkey } = JSON.parse(line.value as string) as { url: string; vkey: string }
  const post = (body: string | Uint8Array<ArrayBuffer>) => fetch(`${url}/add-checkpoint`, { method: 'POST', body })
  return { child, url, vkey, post }
}

test('a witness process cosigns a growing log, refuses a split view, and remembers through kill -9', async () => {
  const data = folder()
  const first = await startWitness(data)
  const key = parseVkey(first.vkey, nodeCrypto)
  assert.ok(key.ok && key.value.name === 'watch.example')
  const answered = await first.post(await requestOf(0, 5))
  assert.equal(answered.status, 200)
  const line = await answered.text()
  const opened = openNote(noteOf(5) + line, [key.value], nodeCrypto)
  assert.ok(opened.ok)
  assert.ok(Math.abs(opened.value.verified[0]!.time! - Date.now() / 1000) < 60)

  const statuses: [string, number][] = [
    [await requestOf(0, 7), 409],
    [await requestOf(5, 5, others), 409],
    [await requestOf(5, 9, others), 422],
    ['nonsense', 400],
    ['x'.repeat(70_000), 413],
  ]
  for (const [body, status] of statuses) {
    const refused = await first.post(body)
    assert.equal(refused.status, status)
    const said = await refused.text()
    if (status !== 409) continue
    assert.deepEqual([refused.headers.get('content-type'), said], ['text/x.tlog.size', '5\n'])
  }
  assert.equal((await fetch(`${first.url}/elsewhere`)).status, 404)
  assert.equal((await fetch(`${first.url}/add-checkpoint`)).status, 405)
  assert.match(
    await (await fetch(first.url)).text(),
    /This is a witness[\s\S]*watch\.example\+[\s\S]*log\.example\/test: 5 entries/,
  )

  // Whatever was answered before the kill is on disk.
  const growing = (async () => {
    for (let size = 6; size <= 64; size++)
      if ((await first.post(await requestOf(size - 1, size))).status !== 200) return
  })().catch(() => undefined)
  const dead = new Promise(resolve => first.child.once('exit', resolve))
  setTimeout(() => first.child.kill('SIGKILL'), 60)
  await Promise.all([growing, dead])
  const second = await startWitness(data)
  assert.equal(second.vkey, first.vkey)
  const old = Number(await (await second.post(await requestOf(0, 64))).text())
  assert.ok(old >= 5 && old <= 64)
  assert.equal((await second.post(await requestOf(old, 64))).status, 200)
  assert.equal((await second.post(await requestOf(64, 64))).status, 200)
  const twice = await candor(['witness', '--data', data, '--port', '0', '--log', formatVkey(logKey)])
  assert.deepEqual([twice.code, twice.out], [1, ''])
  assert.match(twice.err, /another witness \(process \d+\) runs/)
  assert.deepEqual(
    readdirSync(join(data, 'logs')).filter(name => name.endsWith('.tmp')),
    [],
  )
})

test('the race of the format: a slower request never rolls back what a quicker one was cosigned for', async () => {
  const data = folder()
  const memory = await openMemory(data)
  const order: number[] = []
  const slow = {
    ...memory,
    async remember(origin: string, note: string) {
      const size = Number(note.split('\n')[1])
      // The first to be judged is the last to reach the disk, were they not kept apart.
      if (size === 6) await new Promise(resolve => setTimeout(resolve, 50))
      order.push(size)
      await memory.remember(origin, note)
    },
  }
  const witness: Witness = {
    signer: await openWitnessKey(data, 'w.example'),
    logs: new Map([[log.name, [logKey]]]),
    memory: slow,
    now: () => 1,
  }
  const ask = async (old: number, size: number) =>
    addCheckpoint(witness, new TextEncoder().encode(await requestOf(old, size)))
  assert.equal((await ask(0, 5)).status, 200)
  const replies = await Promise.all([ask(5, 6), ask(5, 8), ask(5, 7)])
  assert.deepEqual(
    replies.map(({ status }) => status),
    [200, 409, 409],
  )
  assert.deepEqual(replies[1], { status: 409, type: 'text/x.tlog.size', text: '6\n' })
  assert.deepEqual(order, [5, 6])
  assert.equal((await memory.seen(log.name)).size, 6)
})

test('nothing is cosigned that could not be written down, and what cannot be read stops the witness', async () => {
  const data = folder()
  const memory = await openMemory(data)
  const signer = await openWitnessKey(data, 'w.example')
  const full = { ...memory, remember: () => Promise.reject(new Error('disk full')) }
  const witness = { signer, logs: new Map([[log.name, [logKey]]]), memory: full, now: () => 1 }
  const body = new TextEncoder().encode(await requestOf(0, 5))
  await assert.rejects(addCheckpoint(witness, body), /disk full/)
  assert.equal((await addCheckpoint({ ...witness, memory }, body)).status, 200)
  const [file = ''] = readdirSync(join(data, 'logs'))
  writeFileSync(join(data, 'logs', file), readFileSync(join(data, 'logs', file), 'utf8').slice(0, 20))
  await assert.rejects(memory.seen(log.name), /is broken/)
  const stopped = await candor(['witness', '--data', data, '--port', '0', '--log', formatVkey(logKey)])
  assert.equal(stopped.code, 1)
  assert.match(stopped.err, /cannot serve[\s\S]*is broken/)
})

test('a key keeps its name, and a key of a witness is no log', async () => {
  const data = folder()
  const { name, publicKey } = await openWitnessKey(data, 'w.example')
  assert.deepEqual((await openWitnessKey(data, undefined)).publicKey, publicKey)
  await assert.rejects(openWitnessKey(data, 'v.example'), /bears the name w\.example/)
  const vkey = formatVkey(verifierKey(name, keyTypes.cosignature, publicKey, nodeCrypto))
  const refused = await candor(['witness', '--data', data, '--log', vkey])
  assert.deepEqual([refused.code, /key of a witness, not of a log/.test(refused.err)], [2, true])
  writeFileSync(join(data, 'witness.key'), 'PRIVATE+KEY+w.example+00000000+AAAA\n')
  await assert.rejects(openWitnessKey(data, undefined), /is not the key of a witness/)
})
