import { DatabaseSync } from 'node:sqlite'
import pg from 'pg'
import type { Decision } from './decision.ts'

/** The decisions to write, and how many go into one transaction. */
export type Bare = { readonly decisions: readonly Decision[]; readonly batch: number }

const tables = (text: string, integer: string, bytes: string): string => `
  CREATE TABLE state (customer ${text} PRIMARY KEY, version ${integer}, layout ${integer}, state ${bytes});
  CREATE TABLE sent (customer ${text}, act ${text}, version ${integer}, campaign ${text}, channel ${text}, purpose ${text},
    state ${text}, attempt ${integer}, entry ${text}, decided_at ${integer}, PRIMARY KEY (customer, act));
  CREATE TABLE kept (customer ${text}, entry ${text}, kind ${text}, t ${integer}, commitment ${bytes}, sealed ${bytes},
    PRIMARY KEY (customer, entry));`
const upsert =
  'ON CONFLICT (customer) DO UPDATE SET version = excluded.version, layout = excluded.layout, state = excluded.state'

const stateRow = (d: Decision) => [d.customer, d.version + 1, 1, d.state ?? new Uint8Array()] as const
const sentRow = (d: Decision) =>
  [d.customer, `act-${d.number}`, 1, 'spring', 'email', 'offers', 'handing_off', 1, d.entry, d.number] as const
const keptRow = (d: Decision) => [d.customer, d.entry, 'decision', d.number, d.commitment, d.sealed] as const

/** Seconds a loop without any layer takes: prepared statements, one transaction a batch, fsync at each COMMIT. */
export async function bareOnSqlite(file: string, { decisions, batch }: Bare): Promise<number> {
  const database = new DatabaseSync(file)
  database.exec(`PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; ${tables('TEXT', 'INTEGER', 'BLOB')}`)
  const marks = (count: number): string => Array(count).fill('?').join()
  const state = database.prepare(`INSERT INTO state VALUES (${marks(4)}) ${upsert}`)
  const sent = database.prepare(`INSERT INTO sent VALUES (${marks(10)})`)
  const kept = database.prepare(`INSERT INTO kept VALUES (${marks(6)})`)
  const started = performance.now()
  for (let at = 0; at < decisions.length; at += batch) {
    database.exec('BEGIN')
    for (const decision of decisions.slice(at, at + batch)) {
      if (decision.state) state.run(...stateRow(decision))
      sent.run(...sentRow(decision))
      kept.run(...keptRow(decision))
    }
    database.exec('COMMIT')
  }
  const seconds = (performance.now() - started) / 1_000
  database.close()
  return seconds
}

/** The same on PostgreSQL: one prepared statement a table and batch, rows as arrays. */
export async function bareOnPostgres(url: string, { decisions, batch }: Bare): Promise<number> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`CREATE SCHEMA bare; SET search_path = bare; ${tables('text COLLATE "C"', 'bigint', 'bytea')}`)
  const started = performance.now()
  for (let at = 0; at < decisions.length; at += batch) {
    const some = decisions.slice(at, at + batch)
    await client.query('BEGIN')
    await client.query(many('state', ['text', 'bigint', 'bigint', 'bytea'], newest(some).map(stateRow), upsert))
    await client.query(many('sent', sentTypes, some.map(sentRow)))
    await client.query(many('kept', ['text', 'text', 'text', 'bigint', 'bytea', 'bytea'], some.map(keptRow)))
    await client.query('COMMIT')
  }
  const seconds = (performance.now() - started) / 1_000
  await client.end()
  return seconds
}

/** One statement may write a row once: of several states of one customer in a batch the last stands. */
const newest = (some: readonly Decision[]): Decision[] => [
  ...new Map(some.filter(one => one.state).map(one => [one.customer, one])).values(),
]

const sentTypes = ['text', 'text', 'bigint', 'text', 'text', 'text', 'text', 'bigint', 'text', 'bigint']

function many(
  table: string,
  types: readonly string[],
  rows: readonly (readonly unknown[])[],
  tail = '',
): pg.QueryConfig {
  const text = `INSERT INTO ${table} SELECT * FROM unnest(${types.map((type, at) => `$${at + 1}::${type}[]`).join()}) ${tail}`
  const columns = types.map((_, at) =>
    rows.map(row => (row[at] instanceof Uint8Array ? Buffer.from(row[at]) : row[at])),
  )
  return { name: table, text, values: columns }
}
