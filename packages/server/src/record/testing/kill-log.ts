import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { consistencyProof, readerOfTiles, toBase64, verifyConsistency, verifyLog } from '@candor/ledger'
import { openStore, type StoreConfig } from '../../adapters/store/index.ts'
import { openTileFolder } from '../../adapters/tiles/index.ts'
import { openLog } from '../log.ts'
import { type Published, readPublished } from '../published.ts'
import { type LogBench, openLogBench } from './log-bench.ts'
import type { WriterOrders } from './log-writer.ts'

export type Killing = {
  /** How many processes write and give places at once. */
  readonly processes: number
  /** Each process has a log folder of its own; else they share one. */
  readonly apart?: boolean
  readonly random: () => number
  /** Asked after each cycle, with how many there were. */
  readonly isEnough: (cycles: number) => boolean
}

export type Killed = { readonly cycles: number; readonly acknowledged: number; readonly checkpoints: number }

/**
 * Kills writers and sequencers at random moments, again and again. After each kill a new process repairs the log, and then
 * every acknowledged entry has its place, the log verifies, and every checkpoint ever seen is the beginning of the newest.
 */
export async function killLog(place: StoreConfig, { processes, apart, random, isEnough }: Killing): Promise<Killed> {
  const folder = mkdtempSync(join(tmpdir(), 'candor-kill-log-'))
  const seen: Published[] = []
  const oracles = Array.from({ length: processes }, (_, at) => join(folder, `acknowledged-${at}`))
  for (const oracle of oracles) writeFileSync(oracle, '')
  const logs = oracles.map((_, at) => (apart ? `log-${at}` : 'log'))
  let [cycles, acknowledged] = [0, 0]
  do {
    for (const oracle of oracles) [oracle, shownBeside(oracle)].forEach(dropTornLine)
    await Promise.all(
      oracles.map((oracle, at) =>
        live(
          { place, folder, oracle, log: logs[at] ?? 'log' },
          { dots: 1 + Math.floor(random() * 12), ms: random() * 15 },
        ),
      ),
    )
    cycles++
    for (const log of new Set(logs)) acknowledged = await afterwards(place, { folder, log }, oracles, seen)
    oneRootEach(oracles, seen)
  } while (!isEnough(cycles))
  rmSync(folder, { recursive: true, force: true })
  return { cycles, acknowledged, checkpoints: seen.length }
}

/** A kill may cut off the note itself: what has no end was never said, and must not run into what the next life says. */
function dropTornLine(file: string): void {
  if (!existsSync(file)) return
  const noted = readFileSync(file, 'utf8')
  truncateSync(file, Buffer.byteLength(noted.slice(0, noted.lastIndexOf('\n') + 1)))
}

const shownBeside = (oracle: string): string => `${oracle}.shown`

/** One life: it ends without warning so many milliseconds after it said so many dots. */
async function live(orders: WriterOrders, { dots, ms }: { dots: number; ms: number }): Promise<void> {
  const program = new URL('./log-writer.ts', import.meta.url).pathname
  const env = { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'candor-compiled') }
  const child = spawn(process.execPath, [program, JSON.stringify(orders)], { stdio: ['ignore', 'pipe', 'pipe'], env })
  let [complaints, heard] = ['', 0]
  child.stderr.on('data', (chunk: Buffer) => {
    complaints += chunk
  })
  const exit = once(child, 'exit')
  const said = new Promise<void>(resolve => {
    child.stdout.on('data', (chunk: Buffer) => {
      heard += chunk.length
      if (heard >= dots) resolve()
    })
  })
  await Promise.race([said, exit])
  await new Promise(resolve => setTimeout(resolve, ms))
  child.kill('SIGKILL')
  await exit
  assert.equal(complaints, '')
}

/** What must hold after each kill. Answers how many entries were acknowledged so far. */
async function afterwards(
  place: StoreConfig,
  at: { readonly folder: string; readonly log: string },
  oracles: readonly string[],
  seen: Published[],
): Promise<number> {
  const store = await openStore(place)
  const bench = withFolder(await openLogBench(store, at.folder), join(at.folder, at.log))
  remember(seen, await readPublished(bench.tiles))
  const log = await openLog(bench, bench.tiles, bench.signer)
  remember(seen, await readPublished(bench.tiles))
  while ((await log.sequence()) > 0);
  const newest = (await readPublished(bench.tiles))!
  remember(seen, newest)
  const said = oracles.flatMap(oracle => readFileSync(oracle, 'utf8').split('\n').slice(0, -1))
  const rows = await store.db.selectFrom('entries').select(['customer', 'entry', 'leaf']).orderBy('leaf').execute()
  const placed = new Set(rows.flatMap(({ customer, entry, leaf }) => (leaf === null ? [] : [`${customer} ${entry}`])))
  const lost = said.filter(line => !placed.has(line))
  assert.deepEqual(lost, [], 'an acknowledged entry is not in the log')
  assert.ok(
    rows.every(({ leaf }, at) => leaf === at),
    'the places have a gap',
  )
  const report = await bench.verify()
  assert.ok(report.ok && report.value.checked === rows.length, JSON.stringify(report))
  await noFork(bench, seen, newest)
  await store.close()
  bench.keys.close()
  return said.length
}

function remember(seen: Published[], one: Published | undefined): void {
  if (one && !seen.some(({ note }) => note === one.note)) seen.push(one)
}

function withFolder(bench: LogBench, log: string): LogBench {
  const tiles = openTileFolder(log)
  const ports = { ...bench.keys.hashing, ...bench.keys.signatures }
  return { ...bench, tiles, verify: () => verifyLog(path => tiles.read(path), { ports, vkey: bench.vkey }) }
}

/** INVARIANT I8, over every checkpoint that any process put into any folder. */
function oneRootEach(oracles: readonly string[], seen: readonly Published[]): void {
  const files = oracles.map(shownBeside).filter(existsSync)
  const lines = files.flatMap(file => readFileSync(file, 'utf8').split('\n').slice(0, -1))
  const roots = new Map<string, string>(seen.map(({ size, root }) => [String(size), toBase64(root)]))
  for (const [size = '', root = ''] of lines.map(line => line.split(' '))) {
    assert.equal(roots.get(size) ?? root, root, `two roots for size ${size}`)
    roots.set(size, root)
  }
}

async function noFork({ tiles, keys }: LogBench, seen: readonly Published[], newest: Published): Promise<void> {
  // Each was consistent with the newest of its time, and that with this one: the last few are enough.
  for (const { size, root } of seen.slice(-5).filter(one => one.size > 0)) {
    const reader = readerOfTiles(newest.size, path => tiles.read(path), keys.hashing)
    const proof = await consistencyProof(size, newest.size, reader, keys.hashing)
    assert.ok(proof.ok)
    const claim = { size1: size, root1: root, size2: newest.size, root2: newest.root }
    assert.ok(verifyConsistency(claim, proof.value, keys.hashing).ok, `the log forked after ${size} entries`)
  }
}
