import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import type { StoreConfig } from '../../packages/server/src/adapters/store/index.ts'
import { createSource } from '../../packages/server/src/brand/sources/index.ts'
import { type OpenHouse, openHouse } from '../../packages/server/src/main.ts'
import { shopPolicy } from '../../test/shop-policy.ts'

/** A shop whose server runs in a process of its own. `key` is the write key of its web page. */
export type Shop = {
  readonly key: string
  /** Starts the server, and answers where it is. */
  open(): Promise<string>
  /** Ends the server as an operator does. */
  close(): Promise<void>
  /** Ends the server as a power cut does. */
  kill(): Promise<void>
  /** What is on disk, while no server runs. */
  look<T>(at: (house: OpenHouse) => Promise<T>): Promise<T>
}

/** Founds a shop on an empty store, with a public source named `web`. */
export async function foundShop(place: StoreConfig): Promise<Shop> {
  const data = 'sqlite' in place ? dirname(place.sqlite) : mkdtempSync(join(tmpdir(), 'candor-shop-'))
  const orders = { data, ...('postgres' in place ? { postgres: place.postgres } : {}) }
  const look = async <T>(at: (house: OpenHouse) => Promise<T>): Promise<T> => {
    const database = 'postgres' in place ? { databaseUrl: place.postgres } : {}
    const opened = await openHouse({ data, policy: shopPolicy, publicUrl: 'http://127.0.0.1:8080', ...database })
    assert.ok(opened.ok, JSON.stringify(opened))
    return at(opened.value).finally(() => opened.value.close())
  }
  const made = await look(house => createSource(house, { name: 'web', kind: 'public' }, 'staff:jo'))
  assert.ok(made.ok, JSON.stringify(made))
  let server: ChildProcess | undefined
  const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
    if (!server) return
    const gone = once(server, 'exit')
    server.kill(signal)
    await gone
    server = undefined
  }
  return {
    key: made.value.key.text,
    look,
    async open() {
      const program = new URL('./shop-server.ts', import.meta.url).pathname
      const child = spawn(process.execPath, [program, JSON.stringify(orders)], { stdio: ['ignore', 'pipe', 'inherit'] })
      server = child
      const [line] = (await once(createInterface(child.stdout), 'line')) as [string]
      return line
    },
    close: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  }
}

/** Posts calls as an SDK does; answers the status, or undefined when nobody answered. */
export async function post(url: string, key: string, batch: readonly object[]): Promise<number | undefined> {
  const headers = { authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}` }
  const body = JSON.stringify({ batch, sentAt: new Date().toISOString() })
  const answer = await fetch(`${url}/v1/batch`, { method: 'POST', headers, body }).catch(() => undefined)
  await answer?.arrayBuffer().catch(() => undefined)
  return answer?.status
}

/** An order as the shop's page reports it. */
export const order = (messageId: string, userId: string, total = 10) => ({
  type: 'track',
  event: 'Order Completed',
  messageId,
  userId,
  timestamp: new Date().toISOString(),
  properties: { total },
})

/** How often each message was kept, told by its total. */
export async function keptTotals(house: OpenHouse): Promise<Map<number, number>> {
  const rows = await house.store.db.selectFrom('events').select('fields').execute()
  const totals = new Map<number, number>()
  for (const { fields } of rows) {
    const { total } = JSON.parse(fields) as { total: number }
    totals.set(total, (totals.get(total) ?? 0) + 1)
  }
  return totals
}
