import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { StoreChange } from '../../packages/server/src/adapters/store/index.ts'
import { readConfig } from '../../packages/server/src/entrypoints/config/index.ts'
import { type OpenHouse, startServer } from '../../packages/server/src/main.ts'
import { readPublished } from '../../packages/server/src/record/index.ts'
import { bareOnPostgres, bareOnSqlite } from '../commit/bare.ts'
import { callers } from '../commit/callers.ts'
import { throughHouse } from '../commit/whole-path.ts'
import { bankFile } from '../plan/files.ts'
import { importBank } from '../plan/fill.ts'
import type { BenchResult } from '../result.ts'

const customers = 2_000
const lookEvery = 5
/** Once nobody decides any more, the last checkpoint comes within this time or never. */
const patience = 30_000

/** Whole decisions in a running server, whose sequencer works beside them, and how long each waited for a checkpoint over it. */
export async function throughServer(
  engine: string,
  folder: string,
  url: string | undefined,
  seconds: number,
): Promise<BenchResult[]> {
  mkdirSync(folder, { recursive: true })
  const config = readConfig(url ? { DATABASE_URL: url } : {}, { data: folder, port: 0, logLevel: 'fatal' })
  if (!config.ok) throw new Error(JSON.stringify(config.error))
  const started = await startServer(config.value, { policy: bankFile('policy.yaml') })
  if (!started.ok) throw new Error(JSON.stringify(started.error))
  const server = started.value
  await importBank(server.house, customers)
  while ((await server.house.log.sequence()) > 0);
  const committed = new Map<string, number>()
  const watch = watchCheckpoints(server.house)
  const through = await throughHouse(noting(server.house, committed), seconds)
  const waits = await waitsOf(
    server.house,
    through.decisions.map(({ entry }) => entry),
    committed,
    watch,
  )
  await server.close()
  const { decisions, transactions } = through
  const batch = Math.max(1, Math.round(decisions.length / transactions))
  const bare = await (url
    ? bareOnPostgres(url, { decisions, batch })
    : bareOnSqlite(join(folder, 'bare.db'), { decisions, batch }))
  const [value, baseline] = [decisions.length / through.seconds, decisions.length / bare]
  const at = (share: number): number =>
    Math.round(waits[Math.min(waits.length - 1, Math.floor(waits.length * share))] ?? 0)
  return [
    {
      name: `log: decisions through one server on ${engine}`,
      value: Math.round(value),
      unit: 'durable decisions/s',
      baseline: Math.round(baseline),
      ratio: Math.round((value / baseline) * 1000) / 1000,
      n: decisions.length,
      conditions: `${callers} callers, each waits for its own; the sequencer and all jobs run beside them; ${batch} decisions a transaction; baseline: bare loop on the store, same rows, bytes and transactions, no log`,
    },
    {
      name: `log: from commit to the published checkpoint over it on ${engine}, p99`,
      value: at(0.99),
      unit: 'ms',
      baseline: at(0.5),
      ratio: Math.round((at(0.99) / Math.max(1, at(0.5))) * 100) / 100,
      n: waits.length,
      conditions: `in the same run, under that load; p50 ${at(0.5)} ms, p90 ${at(0.9)} ms, p99 ${at(0.99)} ms, longest ${at(1)} ms; looked every ${lookEvery} ms; baseline: p50`,
    },
  ]
}

/** The house, writing down when each entry was durable. */
function noting(house: OpenHouse, committed: Map<string, number>): OpenHouse {
  const commit = async (change: StoreChange) => {
    const done = await house.store.commit(change)
    const now = performance.now()
    for (const write of change.writes)
      if (write.do === 'insert' && write.table === 'entries') committed.set(String(write.row.entry), now)
    return done
  }
  return { ...house, store: { ...house.store, commit } }
}

type Watch = { readonly seen: { readonly at: number; readonly size: number }[]; stop(): void }

function watchCheckpoints({ tiles }: OpenHouse): Watch {
  const seen: { at: number; size: number }[] = []
  let running = true
  const look = async (): Promise<void> => {
    while (running) {
      const size = (await readPublished(tiles))?.size ?? 0
      if (size > (seen.at(-1)?.size ?? -1)) seen.push({ at: performance.now(), size })
      await new Promise(resolve => setTimeout(resolve, lookEvery))
    }
  }
  void look()
  return {
    seen,
    stop: () => {
      running = false
    },
  }
}

/** Milliseconds each of these entries waited, shortest first. */
async function waitsOf(
  { store }: OpenHouse,
  entries: readonly string[],
  committed: ReadonlyMap<string, number>,
  watch: Watch,
): Promise<number[]> {
  const until = performance.now() + patience
  const placed = async () => {
    const rows = await store.db.selectFrom('entries').select(['entry', 'leaf']).execute()
    return new Map(rows.map(row => [row.entry, row.leaf]))
  }
  let places = await placed()
  const covered = () => entries.every(entry => (places.get(entry) ?? Infinity) < (watch.seen.at(-1)?.size ?? 0))
  while (!covered() && performance.now() < until) {
    await new Promise(resolve => setTimeout(resolve, 200))
    places = await placed()
  }
  watch.stop()
  return entries
    .map(entry => {
      const first = watch.seen.find(({ size }) => size > (places.get(entry) ?? Infinity))
      return (first?.at ?? Infinity) - (committed.get(entry) ?? 0)
    })
    .sort((a, b) => a - b)
}
