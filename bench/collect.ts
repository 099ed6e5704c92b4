import { type ChildProcess, fork, type Serializable } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSource } from '../packages/server/src/brand/sources/index.ts'
import { readConfig } from '../packages/server/src/entrypoints/config/index.ts'
import { type Server, startServer } from '../packages/server/src/main.ts'
import { startPostgres } from '../test/postgres.ts'
import { bareOnPostgres, bareOnSqlite, type Written } from './collect/bare.ts'
import { perBatch } from './collect/calls.ts'
import type { Found, Task } from './collect/client.ts'
import { shopPolicy } from './collect/policy.ts'
import { watched } from './collect/watch.ts'
import type { BenchResult } from './result.ts'

const people = 2_000
/** As many as one source may have under way at once: fewer leave the server waiting for its clients. */
const connections = 32

/** How the calls of a batch are spread: one person's device, or a server that speaks for several. */
const spreads = { 'one customer a batch': 1, 'five customers a batch': 5 } as const

/**
 * Calls a second from an HTTP batch of 20 to the answer after fsync, sent by a client process over 32 connections; beside it,
 * in the same run, a bare loop that writes the same rows and bytes in as many transactions, so with as many fsyncs (the median
 * of three, because a disk that is shared is moody). Then the
 * time to the answer at half that load, and the memory over a million calls (`million`).
 */
export function bench(options: Options = {}): Promise<BenchResult[]> {
  // As `npm start` starts the server.
  return answered(fork(new URL(import.meta.url), { execArgv: ['--max-semi-space-size=64'] }), options)
}

type Options = { readonly seconds?: number; readonly million?: boolean }

async function measureAll(options: Options): Promise<BenchResult[]> {
  const batches = (options.seconds ?? 5) * 600
  const folder = mkdtempSync(join(tmpdir(), 'candor-bench-'))
  const server = await startPostgres()
  try {
    // First, while nothing else lies in this process's memory.
    const results: BenchResult[] = options.million === false ? [] : [await overAMillion(join(folder, 'million'))]
    for (const engine of ['sqlite', 'postgres'] as const)
      for (const [spread, customers] of Object.entries(spreads)) {
        // Both spreads use one house: keys and store belong together.
        const place = { data: join(folder, engine), url: engine === 'postgres' ? server.url : undefined }
        results.push(...(await measured(engine, spread, customers, place, batches)))
      }
    return results
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

type Place = { readonly data: string; readonly url: string | undefined }

async function openShop({ data, url }: Place): Promise<{ server: Server; key: string }> {
  const config = readConfig(url ? { DATABASE_URL: url } : {}, { data, port: 0, logLevel: 'fatal' })
  if (!config.ok) throw new Error(JSON.stringify(config.error))
  const started = await startServer(config.value, { policy: shopPolicy })
  if (!started.ok) throw new Error(JSON.stringify(started.error))
  const name = `shop-${Date.now().toString(36)}`
  const made = await createSource(started.value.house, { name, kind: 'server', perSecond: 100_000 }, 'bench')
  if (!made.ok) throw new Error(JSON.stringify(made.error))
  return { server: started.value, key: made.value.key.text }
}

async function measured(
  engine: 'sqlite' | 'postgres',
  spread: string,
  customers: number,
  place: Place,
  batches: number,
): Promise<BenchResult[]> {
  const { server, key } = await openShop(place)
  const watch = watched(server.house.store)
  const base = { url: server.url, key, connections, customers, people }
  // Everybody is known and every statement prepared before the clock starts.
  const warm = Math.max(200, Math.ceil(people / customers))
  await sent({ ...base, first: 0, batches: warm })
  watch.begin()
  const full = await sent({ ...base, first: warm, batches })
  const written = watch.end()
  const rate = batches / full.seconds / 2
  const half = await sent({ ...base, first: warm + batches, batches: Math.ceil(rate * 5), rate })
  await server.close()
  const bares: number[] = []
  for (let time = 0; time < 3; time++)
    bares.push(
      engine === 'sqlite'
        ? bareOnSqlite(join(place.data, `bare-${customers}-${time}.db`), written)
        : await bareOnPostgres(place.url ?? '', written),
    )
  const bare = bares.sort((a, b) => a - b)[1] ?? 0
  return [throughput(engine, spread, batches, full, written, bare), waiting(engine, spread, half, rate)]
}

function throughput(
  engine: string,
  spread: string,
  batches: number,
  full: Found,
  written: Written,
  bare: number,
): BenchResult {
  const calls = batches * perBatch
  const { writes, transactions } = written
  const per = (sum: number) => (sum / calls).toFixed(2)
  const stored = bytesOf(written)
  return {
    name: `collect: ${spread} on ${engine}`,
    value: Math.round(calls / full.seconds),
    unit: 'durable calls/s',
    baseline: Math.round(calls / bare),
    ratio: round(bare / full.seconds),
    n: calls,
    conditions: `${full.failed} failed; ${connections} connections, batches of ${perBatch}; ${per(writes.length)} rows a call, ${per(stored)} bytes stored a call of ${per(full.bytes)} bytes of JSON (${round(stored / full.bytes)}), ${transactions} fsyncs (${round(batches / transactions)} batches each); baseline: bare loop, same rows, bytes and transactions`,
  }
}

function waiting(engine: string, spread: string, half: Found, rate: number): BenchResult {
  const waits = half.waits.toSorted((a, b) => a - b)
  const at = (share: number) => round(waits[Math.min(waits.length - 1, Math.floor(waits.length * share))] ?? 0)
  return {
    name: `collect: acknowledgement, ${spread} on ${engine}`,
    value: at(0.99),
    unit: 'ms (p99)',
    baseline: at(0.5),
    ratio: round(at(0.99) / Math.max(at(0.5), 0.001)),
    n: waits.length,
    conditions: `half load: ${Math.round(rate)} batches/s in step, whether or not the last was answered; ${half.failed} failed; baseline: the median; longest ${at(1)} ms`,
  }
}

async function overAMillion(data: string): Promise<BenchResult> {
  const { server, key } = await openShop({ data, url: undefined })
  const base = { url: server.url, key, connections, customers: 5, people: 20_000 }
  const sizes: number[] = []
  const total = 50_000
  const started = performance.now()
  for (let first = 0; first < total; first += 5_000) {
    await sent({ ...base, first, batches: 5_000 })
    sizes.push(Math.round(process.memoryUsage.rss() / 1_048_576))
  }
  const seconds = (performance.now() - started) / 1_000
  await server.close()
  return {
    name: 'collect: memory over a million calls on sqlite',
    value: Math.max(...sizes),
    unit: 'MB (largest resident size)',
    baseline: sizes[0] ?? 0,
    ratio: round(Math.max(...sizes) / (sizes[0] ?? 1)),
    n: total * perBatch,
    conditions: `20,000 customers, ${Math.round(seconds)} s; resident MB after each 100,000 calls: ${sizes.join(', ')}; baseline: after the first`,
  }
}

/** Sends from a process of its own. */
const sent = (task: Task): Promise<Found> => answered(fork(new URL('./collect/client.ts', import.meta.url)), task)

/** What a process answers to the one thing it is told; it is ended then. */
function answered<T>(process: ChildProcess, told: Serializable): Promise<T> {
  return new Promise((resolve, reject) => {
    process.once('error', reject)
    process.once('exit', code => reject(new Error(`the process ended with ${code}`)))
    process.once('message', answer => {
      process.removeAllListeners('exit')
      process.kill()
      resolve(answer as T)
    })
    process.send(told)
  })
}

const bytesOf = ({ writes }: Written): number =>
  writes.reduce((sum, write) => {
    const row =
      write.do === 'patch'
        ? { ...write.key, ...write.set }
        : write.do === 'remove'
          ? write.key
          : 'row' in write
            ? write.row
            : {}
    return sum + Object.values(row).reduce<number>((all, value) => all + sizeOf(value), 0)
  }, 0)

/** What a value takes in a row: bytes and text as they are, numbers as eight bytes. */
const sizeOf = (value: unknown): number =>
  value === null || value === undefined
    ? 0
    : typeof value === 'string'
      ? Buffer.byteLength(value)
      : value instanceof Uint8Array
        ? value.length
        : 8

const round = (value: number): number => Math.round(value * 1_000) / 1_000

if (import.meta.main && process.send)
  process.once('message', (options: Options) => void measureAll(options).then(found => process.send?.(found)))
else if (import.meta.main) console.log(JSON.stringify(await bench(), null, 2))
