import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  openStore,
  type Store,
  type StoreChange,
  type StoreConfig,
} from '../packages/server/src/adapters/store/index.ts'
import { startPostgres } from '../test/postgres.ts'
import { bareOnPostgres, bareOnSqlite } from './commit-bare.ts'
import type { BenchResult } from './result.ts'

/** How many callers wait for their own commit at the same time. */
const callers = 64
const customers = 2_000
const stateBytes = 256
const sealedBytes = 600

/** One decision as rows: the state moves on, a dispatch and an entry are new. */
export type Decision = { readonly customer: string; readonly version: number; readonly number: number }

/**
 * Durable changes a second through the store, 64 callers each waiting for theirs, beside a bare loop that writes the
 * same rows and bytes in as many transactions.
 */
export async function bench(options: { seconds?: number } = {}): Promise<BenchResult[]> {
  const seconds = options.seconds ?? 5
  const folder = mkdtempSync(join(tmpdir(), 'candor-bench-'))
  const server = await startPostgres()
  try {
    return [
      await onEngine({ sqlite: join(folder, 'store.db') }, seconds, perBatch =>
        bareOnSqlite(join(folder, 'bare.db'), perBatch),
      ),
      await onEngine({ postgres: server.url }, seconds, perBatch => bareOnPostgres(server.url, perBatch)),
    ]
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true })
  }
}

/** What the bare loop is given: the same decisions, in batches as large as the store's were. */
export type Bare = { readonly decisions: readonly Decision[]; readonly batch: number }

async function onEngine(
  config: StoreConfig,
  seconds: number,
  bare: (work: Bare) => Promise<number>,
): Promise<BenchResult> {
  const store = await openStore(config)
  const through = await throughStore(store, seconds)
  await store.close()
  const batch = Math.max(1, Math.round(through.decisions / through.transactions))
  const decisions = Array.from({ length: through.decisions }, (_, number) => decisionOf(number))
  const baseline = decisions.length / (await bare({ decisions, batch }))
  const value = through.decisions / through.seconds
  return {
    name: `commit ${store.engine}`,
    value,
    unit: 'durable changes/s',
    baseline,
    ratio: value / baseline,
    n: through.decisions,
    conditions: `${callers} callers, ${batch} changes a transaction, ${stateBytes} B state, ${sealedBytes} B sealed entry; baseline: bare loop, same rows and transactions`,
  }
}

const decisionOf = (number: number): Decision => ({
  customer: customerOf(number % customers),
  version: Math.floor(number / customers),
  number,
})
const customerOf = (number: number): string => `c${String((number * 7_919) % 1_000_003).padStart(19, '0')}`

type Through = { readonly decisions: number; readonly transactions: number; readonly seconds: number }

// The first second warms up and is not counted.
const warming = 1

async function throughStore(store: Store, seconds: number): Promise<Through> {
  let number = 0
  const calls = async (lasting: number): Promise<void> => {
    const until = performance.now() + lasting * 1_000
    const caller = async (): Promise<void> => {
      while (performance.now() < until) {
        const result = await store.commit(changeOf(decisionOf(number++)))
        if (!result.done) throw new Error(result.conflict)
      }
    }
    await Promise.all(Array.from({ length: callers }, caller))
  }
  await calls(warming)
  const [first, before, started] = [number, store.stats().transactions, performance.now()]
  await calls(seconds)
  const spent = (performance.now() - started) / 1_000
  return { decisions: number - first, transactions: store.stats().transactions - before, seconds: spent }
}

export const stateOf = (): Uint8Array => new Uint8Array(stateBytes).fill(7)
export const sealedOf = (): Uint8Array => new Uint8Array(sealedBytes).fill(9)
export const commitmentOf = (): Uint8Array => new Uint8Array(32).fill(5)

function changeOf({ customer, version, number }: Decision): StoreChange {
  const entry = String(number).padStart(26, '0')
  const dispatch = {
    customer,
    act: `spring-${version}`,
    version: 1,
    campaign: 'spring',
    channel: 'email',
    purpose: 'offers',
  }
  return {
    expect: [{ table: 'customer_state', key: { customer }, version }],
    writes: [
      { do: 'put', table: 'customer_state', row: { customer, version: version + 1, layout: 1, state: stateOf() } },
      {
        do: 'insert',
        table: 'dispatches',
        row: { ...dispatch, state: 'handing_off', attempt: 1, entry, decided_at: number },
      },
      {
        do: 'insert',
        table: 'entries',
        row: { customer, entry, kind: 'decision', t: number, commitment: commitmentOf(), sealed: sealedOf() },
      },
    ],
  }
}
