import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { foldTiles } from '../packages/server/src/customers/state/tiles/index.ts'
import { foldTurn, tileCounts } from '../packages/server/src/entrypoints/jobs/tiles.ts'
import type { OpenHouse } from '../packages/server/src/main.ts'
import { startPostgres } from '../test/postgres.ts'
import { openBank } from './plan/brand.ts'
import { importBank } from './plan/fill.ts'
import type { BenchResult } from './result.ts'
import { choice, type Does, handOff } from './state/acts.ts'

const customers = 12_000
const callers = 64
const rounds = 3

/**
 * What the decision state costs who writes: choices and hand-offs a second, 64 callers each waiting until theirs is durable, with
 * the state in the same transaction and with it left out; and with tiles folded meanwhile. By turns, so that a slower minute of the
 * machine meets all alike.
 */
export async function bench(options: { seconds?: number } = {}): Promise<BenchResult[]> {
  const seconds = options.seconds ?? 5
  const folder = mkdtempSync(join(tmpdir(), 'candor-bench-'))
  const server = await startPostgres()
  try {
    const sqlite = await onEngine(join(folder, 'house'), undefined, seconds)
    return [...sqlite, ...(await onEngine(join(folder, 'house-on-postgres'), server.url, seconds))]
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true })
  }
}

async function onEngine(folder: string, url: string | undefined, seconds: number): Promise<BenchResult[]> {
  const house = await openBank(folder, url)
  try {
    await importBank(house, customers)
    await foldTiles(house.store, house.judge.layout)
    const choices = await compared(house, 'choices', choice, seconds)
    return [...choices, ...(await compared(house, 'hand-offs', handOff, seconds))]
  } finally {
    await house.close()
  }
}

let number = 0

async function compared(house: OpenHouse, name: string, does: Does, seconds: number): Promise<BenchResult[]> {
  const all = (await house.store.db.selectFrom('customer_state').select('customer').execute()).map(row => row.customer)
  const bare = withoutState(house)
  const run = (there: OpenHouse, lasting: number) => inParallel(there, all, does, lasting)
  for (const there of [house, bare]) await run(there, 1)
  const done = { without: 0, with: 0, folding: 0 }
  let tiles = 0
  for (let round = 0; round < rounds; round++) {
    done.without += await run(bare, seconds)
    done.with += await run(house, seconds)
    const fold = folding(house)
    done.folding += await run(house, seconds)
    tiles += await fold.end()
  }
  const result = (kind: 'with' | 'folding', conditions: string): BenchResult => ({
    name: `state: ${name} on ${house.store.engine}, ${kind === 'with' ? 'with the decision state' : 'tiles folded meanwhile'}`,
    value: Math.round(done[kind] / (rounds * seconds)),
    unit: `durable ${name}/s`,
    baseline: Math.round(done.without / (rounds * seconds)),
    ratio: Math.round((done[kind] / done.without) * 1000) / 1000,
    n: done[kind],
    conditions: `${callers} callers, ${customers} customers, ${rounds} rounds by turns; ${conditions}baseline: the same without a write to the decision state`,
  })
  return [result('with', ''), result('folding', `${tiles} tiles written meanwhile; `)]
}

/** The same house, which leaves decision states as they are. What it decides by it reads all the same. */
function withoutState(house: OpenHouse): OpenHouse {
  const { store } = house
  return {
    ...house,
    store: {
      ...store,
      commit: ({ expect, writes }) =>
        store.commit({
          expect: expect.filter(({ table }) => table !== 'customer_state'),
          writes: writes.filter(({ table }) => table !== 'customer_state'),
        }),
    },
  }
}

async function inParallel(house: OpenHouse, all: readonly string[], does: Does, seconds: number): Promise<number> {
  const until = performance.now() + seconds * 1_000
  let done = 0
  const caller = async (): Promise<void> => {
    while (performance.now() < until) {
      const mine = number++
      await does(house, all[mine % all.length]!, mine)
      done++
    }
  }
  await Promise.all(Array.from({ length: callers }, caller))
  return done
}

/** The job of the server, every second in place of every ten. */
function folding(house: OpenHouse): { end(): Promise<number> } {
  const stopping = new AbortController()
  const turn = foldTurn(house, { info: () => undefined }, stopping.signal)
  const before = tileCounts(house).folded
  const work = (async () => {
    while (!stopping.signal.aborted) {
      await pause(1_000, undefined, { signal: stopping.signal }).catch(() => undefined)
      await turn()
    }
    return tileCounts(house).folded - before
  })()
  return {
    end() {
      stopping.abort()
      return work
    },
  }
}

if (import.meta.main) console.log(JSON.stringify(await bench({ seconds: Number(process.argv[2] ?? 5) }), null, 2))
