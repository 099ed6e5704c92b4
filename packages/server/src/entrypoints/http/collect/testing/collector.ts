import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { pino } from 'pino'
import { shopPolicy } from '../../../../../../../test/shop-policy.ts'
import type { StoreConfig } from '../../../../adapters/store/index.ts'
import type { NewSource } from '../../../../brand/sources/index.ts'
import { readConfig } from '../../../config/index.ts'
import { startServer } from '../../../server/index.ts'
import { type Look, lookInto } from './look.ts'

/** A running server with a source, `web`, and what it kept. */
export type Collector = Look & { readonly url: string; readonly key: string }

/** Starts a whole server on a loopback port, by the real clock; it ends with the test. */
export async function startCollector(
  t: TestContext,
  options: { readonly place?: StoreConfig; readonly source?: Partial<NewSource>; readonly host?: string } = {},
): Promise<Collector> {
  const { place, host = '127.0.0.1' } = options
  const data = mkdtempSync(join(tmpdir(), 'candor-collect-'))
  const database = place && 'postgres' in place ? { DATABASE_URL: place.postgres } : {}
  const config = readConfig({ CANDOR_DATA: data, CANDOR_PORT: '0', CANDOR_HOST: host, ...database })
  assert.ok(config.ok, JSON.stringify(config))
  const started = await startServer(config.value, { policy: shopPolicy, log: pino({ level: 'silent' }) })
  assert.ok(started.ok, JSON.stringify(started))
  const server = started.value
  t.after(async () => {
    await server.close()
    rmSync(data, { recursive: true, force: true })
  })
  const look = lookInto(server.house)
  return { ...look, url: server.url, key: await look.source({ name: 'web', kind: 'public', ...options.source }) }
}
