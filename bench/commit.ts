import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from '../packages/server/src/adapters/store/index.ts'
import { startPostgres } from '../test/postgres.ts'
import { type Bare, bareOnPostgres, bareOnSqlite } from './commit/bare.ts'
import { callers } from './commit/callers.ts'
import type { Through } from './commit/decision.ts'
import { throughStore } from './commit/store-layer.ts'
import { throughHouse } from './commit/whole-path.ts'
import { openBank } from './plan/brand.ts'
import { importBank } from './plan/fill.ts'
import type { BenchResult } from './result.ts'

const customers = 2_000

/**
 * Durable decisions a second, 64 callers each waiting for theirs, through the whole path and through the store alone; each
 * beside a bare loop that writes the same rows and bytes in as many transactions, so with as many fsyncs.
 */
export async function bench(options: { seconds?: number } = {}): Promise<BenchResult[]> {
  const seconds = options.seconds ?? 5
  const folder = mkdtempSync(join(tmpdir(), 'candor-bench-'))
  const server = await startPostgres()
  const bares = { sqlite: bareLoopOnSqlite(folder), postgres: (work: Bare) => bareOnPostgres(server.url, work) }
  try {
    return [
      await wholePath('sqlite', join(folder, 'house'), undefined, seconds, bares.sqlite),
      await wholePath('postgres', join(folder, 'house-on-postgres'), server.url, seconds, bares.postgres),
      await storeLayer('sqlite', { sqlite: join(folder, 'store.db') }, seconds, bares.sqlite),
    ]
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true })
  }
}

function bareLoopOnSqlite(folder: string): (work: Bare) => Promise<number> {
  let runs = 0
  return work => bareOnSqlite(join(folder, `bare-${runs++}.db`), work)
}

async function wholePath(
  engine: string,
  folder: string,
  url: string | undefined,
  seconds: number,
  bare: (work: Bare) => Promise<number>,
): Promise<BenchResult> {
  mkdirSync(folder, { recursive: true })
  const house = await openBank(folder, url)
  await importBank(house, customers)
  const through = await throughHouse(house, seconds)
  await house.close()
  const permitted = through.decisions.filter(decision => decision.state).length
  const share = Math.round((100 * permitted) / through.decisions.length)
  return compared(`decisions on ${engine}`, through, bare, `read, gate, seal, fence; ${share} % permitted`)
}

async function storeLayer(
  engine: string,
  config: { sqlite: string },
  seconds: number,
  bare: (work: Bare) => Promise<number>,
): Promise<BenchResult> {
  const store = await openStore(config)
  const through = await throughStore(store, seconds)
  await store.close()
  return compared(`store layer on ${engine}`, through, bare, '256 B state, 600 B sealed entry')
}

async function compared(
  name: string,
  through: Through,
  bare: (work: Bare) => Promise<number>,
  what: string,
): Promise<BenchResult> {
  const { decisions, transactions, seconds } = through
  const batch = Math.max(1, Math.round(decisions.length / transactions))
  const baseline = decisions.length / (await bare({ decisions, batch }))
  const value = decisions.length / seconds
  return {
    name: `commit: ${name}`,
    value: Math.round(value),
    unit: 'durable decisions/s',
    baseline: Math.round(baseline),
    ratio: Math.round((value / baseline) * 1000) / 1000,
    n: decisions.length,
    conditions: `${callers} callers, ${batch} decisions a transaction; ${what}; baseline: bare loop, same rows, bytes and transactions`,
  }
}

if (import.meta.main) console.log(JSON.stringify(await bench(), null, 2))
