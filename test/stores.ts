import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, afterEach, describe } from 'node:test'
import pg from 'pg'
import { openStore, type Store, type StoreConfig, schemaVersion } from '../packages/server/src/adapters/store/index.ts'
import { startPostgres, type TestPostgres } from './postgres.ts'

export const engines = ['sqlite', 'postgres'] as const
export type EngineName = (typeof engines)[number]

/**
 * Declares the same tests once per engine. Each `open()` gives a fresh, empty, migrated store, closed and removed when
 * the test that opened it ends.
 */
export function onEachStore(name: string, tests: (open: () => Promise<Store>, engine: EngineName) => void): void {
  onEachPlace(name, (place, engine) => {
    const opened: Store[] = []
    afterEach(async () => {
      await Promise.all(opened.splice(0).map(store => store.close()))
    })
    tests(async () => {
      const store = await openStore(await place('migrated'))
      opened.push(store)
      return store
    }, engine)
  })
}

/** As `onEachStore`, for tests that open and close themselves: `place()` says where a fresh store may be. */
export function onEachPlace(name: string, tests: (place: Place, engine: EngineName) => void): void {
  for (const engine of engines)
    describe(`${name} on ${engine}`, () => {
      const places = engine === 'sqlite' ? files() : databases()
      after(() => places.remove())
      tests(state => places.make(state), engine)
    })
}

/** A `migrated` database is a copy of a finished one, which is quicker to open than an empty one. */
export type Place = (state?: 'migrated') => Promise<StoreConfig>
type Places = { make: Place; remove(): Promise<void> }

function files(): Places {
  const folders: string[] = []
  return {
    make: async () => {
      const folder = mkdtempSync(join(tmpdir(), 'candor-store-'))
      folders.push(folder)
      return { sqlite: join(folder, 'candor.db') }
    },
    remove: async () => {
      for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
    },
  }
}

let server: { url: string; own?: TestPostgres } | undefined
let made = 0

/** The address of the shared server: `CANDOR_TEST_PG` when the test run started one, else one of this process. */
export async function serverUrl(): Promise<string> {
  const given = process.env['CANDOR_TEST_PG']
  if (given) return given
  if (server) return server.url
  const own = await startPostgres()
  server = { url: own.url, own }
  return own.url
}

function databases(): Places {
  const names: string[] = []
  return {
    make: async state => {
      const name = `t_${process.pid}_${made++}`
      await asAdmin(async client => {
        const template = state === 'migrated' ? await finished(client) : 'template1'
        await client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`)
      })
      names.push(name)
      return { postgres: at(await serverUrl(), name) }
    },
    remove: async () => {
      if (names.length > 0)
        await asAdmin(async client => {
          for (const name of names.splice(0)) await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
        })
    },
  }
}

const template = `candor_schema_${schemaVersion}`

/** The migrated database the others are copied from; the first test process that needs it makes it. */
async function finished(client: pg.Client): Promise<string> {
  await client.query('SELECT pg_advisory_lock(1)')
  const { rows } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [template])
  if (rows.length === 0) {
    await client.query(`CREATE DATABASE ${template}_new`)
    await (await openStore({ postgres: at(await serverUrl(), `${template}_new`) })).close()
    await client.query(`ALTER DATABASE ${template}_new RENAME TO ${template}`)
  }
  await client.query('SELECT pg_advisory_unlock(1)')
  return template
}

async function asAdmin(work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: await serverUrl() })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

function at(url: string, database: string): string {
  const address = new URL(url)
  address.pathname = `/${database}`
  return address.href
}

// Runs after every test of this file, whichever describe asked for the server first.
after(async () => {
  await server?.own?.stop()
  server = undefined
})
