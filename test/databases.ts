import pg from 'pg'
import { openStore, schemaVersion } from '../packages/server/src/adapters/store/index.ts'
import { startPostgres, type TestPostgres } from './postgres.ts'

let own: TestPostgres | undefined
let starting: Promise<string> | undefined
let admin: Promise<pg.Client> | undefined
let made = 0

/** The address of the shared server: `CANDOR_TEST_PG` when the test run started one, else one of this process. */
export function serverUrl(): Promise<string> {
  const given = process.env['CANDOR_TEST_PG']
  if (given) return Promise.resolve(given)
  starting ??= startPostgres().then(server => {
    own = server
    return server.url
  })
  return starting
}

/** Ends what this process started. Databases stay: they go with the server. */
export async function endDatabases(): Promise<void> {
  await (await admin)?.end()
  await own?.stop()
  admin = undefined
  starting = undefined
  own = undefined
}

/** A new database without any table. */
export async function emptyDatabase(): Promise<string> {
  const name = `t_${process.pid}_${made++}`
  await (await server()).query(`CREATE DATABASE ${name}`)
  return addressOf(name)
}

/** A database with every table and no rows, for this process alone until it is given back. */
export type Borrowed = { readonly url: string; giveBack(): void }
type Kept = { readonly name: string; free: boolean }
const kept: Kept[] = []

/**
 * Making and dropping databases is slow, so a few serve the whole run: a process claims one by a lock that its end
 * releases, and it is emptied before each use.
 */
export async function borrowDatabase(): Promise<Borrowed> {
  const database = kept.find(one => one.free) ?? (await claim())
  database.free = false
  const url = await addressOf(database.name)
  await empty(database.name, url)
  const giveBack = (): void => {
    database.free = true
  }
  return { url, giveBack }
}

async function claim(): Promise<Kept> {
  const client = await server()
  for (let number = 0; ; number++) {
    const name = `candor_test_${number}`
    if (kept.some(one => one.name === name)) continue
    const database: Kept = { name, free: false }
    kept.push(database)
    const { rows } = await client.query('SELECT pg_try_advisory_lock(1, $1) AS mine', [number])
    if (!rows[0].mine) {
      kept.splice(kept.indexOf(database), 1)
      continue
    }
    await createUnlessThere(client, name, await template(client))
    return database
  }
}

async function createUnlessThere(client: pg.Client, name: string, from: string): Promise<void> {
  const { rows } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])
  if (rows.length === 0) await client.query(`CREATE DATABASE ${name} TEMPLATE ${from}`)
}

/** The migrated database the others are copied from; the first process that needs it makes it. */
async function template(client: pg.Client): Promise<string> {
  const name = `candor_schema_${schemaVersion}`
  await client.query('SELECT pg_advisory_lock(2, 0)')
  const { rows } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])
  if (rows.length === 0) {
    await client.query(`CREATE DATABASE ${name}_new`)
    await (await openStore({ postgres: await addressOf(`${name}_new`) })).close()
    await client.query(`ALTER DATABASE ${name}_new RENAME TO ${name}`)
  }
  await client.query('SELECT pg_advisory_unlock(2, 0)')
  return name
}

const emptying = `DO $$ DECLARE t text; BEGIN
  FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
    EXECUTE format('DELETE FROM %I', t) || CASE t WHEN 'meta' THEN ' WHERE key <> ''schema''' ELSE '' END;
  END LOOP; END $$`

async function empty(name: string, url: string): Promise<void> {
  const others = 'SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = $1'
  await (await server()).query(others, [name])
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(emptying)
  await client.end()
}

function server(): Promise<pg.Client> {
  admin ??= serverUrl().then(async url => {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    return client
  })
  return admin
}

async function addressOf(database: string): Promise<string> {
  return Object.assign(new URL(await serverUrl()), { pathname: `/${database}` }).href
}
