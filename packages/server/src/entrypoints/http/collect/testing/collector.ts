import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { pino } from 'pino'
import { shopPolicy } from '../../../../acts/collection/events/testing/shop-policy.ts'
import type { StoreConfig } from '../../../../adapters/store/index.ts'
import {
  createSource,
  dayOf,
  emptyTally,
  flushCounts,
  type NewSource,
  type Tally,
  talliesOf,
} from '../../../../brand/sources/index.ts'
import { eventsOf, type StoredEvent } from '../../../../customers/events/index.ts'
import { type Handle, ownersOf } from '../../../../customers/identity/index.ts'
import { readConfig } from '../../../config/index.ts'
import { type Server, startServer } from '../../../server/index.ts'

/** A running server with one source, and what it kept. */
export type Collector = {
  readonly server: Server
  readonly url: string
  readonly key: string
  /** What is kept of somebody, oldest first. */
  kept(value: string, channel?: Handle['channel']): Promise<StoredEvent[]>
  /** Today's counts of the source; of `''`, the calls whose key nobody knows. */
  tally(source?: string): Promise<Tally>
  /** Makes another source; answers its key. */
  source(ask: NewSource): Promise<string>
}

/** Starts a whole server on a loopback port, by the real clock; it ends with the test. */
export async function startCollector(
  t: TestContext,
  options: { readonly place?: StoreConfig; readonly source?: Partial<NewSource>; readonly host?: string } = {},
): Promise<Collector> {
  const data = mkdtempSync(join(tmpdir(), 'candor-collect-'))
  const { place } = options
  const database = place && 'postgres' in place ? { DATABASE_URL: place.postgres } : {}
  const config = readConfig({
    CANDOR_DATA: data,
    CANDOR_PORT: '0',
    CANDOR_HOST: options.host ?? '127.0.0.1',
    ...database,
  })
  assert.ok(config.ok, JSON.stringify(config))
  const started = await startServer(config.value, { policy: shopPolicy, log: pino({ level: 'silent' }) })
  assert.ok(started.ok, JSON.stringify(started))
  const server = started.value
  t.after(async () => {
    await server.close()
    rmSync(data, { recursive: true, force: true })
  })
  const { house } = server
  const source = async (ask: NewSource) => {
    const made = await createSource(house, ask, 'staff:jo')
    assert.ok(made.ok, JSON.stringify(made))
    return made.value.key.text
  }
  return {
    server,
    url: server.url,
    key: await source({ name: 'web', kind: 'public', ...options.source }),
    source,
    async kept(value, channel = 'id') {
      const customers = [...(await ownersOf(house, [{ channel, value }])).values()].map(({ customer }) => customer)
      return (await eventsOf(house, customers, { limit: 1_000 })).toReversed()
    },
    async tally(of = 'web') {
      await flushCounts(house)
      const day = dayOf(house.clock.now())
      return (await talliesOf(house, { day, source: of })).get(of) ?? emptyTally
    },
  }
}
