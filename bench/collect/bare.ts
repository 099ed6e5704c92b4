import { readFileSync } from 'node:fs'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import pg from 'pg'
import type { Write } from '../../packages/server/src/adapters/store/index.ts'

/** The rows a run wrote, and in how many transactions. */
export type Written = { readonly writes: readonly Write[]; readonly transactions: number }

type Value = string | number | Uint8Array | null
type Row = readonly Value[]
type Table = { readonly table: string; readonly columns: readonly string[]; readonly keys: number }

const schemaOf = (engine: string): string =>
  readFileSync(new URL(`../../packages/server/src/adapters/store/${engine}.schema.sql`, import.meta.url), 'utf8')

/** One prepared statement per kind of row: an insert, or, for the states that were there before, an insert that replaces. */
function parted({ writes }: Written): { table: Table; row: Row }[] {
  const known = new Map<string, Table>()
  return writes.map(write => {
    const given = (
      write.do === 'patch'
        ? { ...write.key, ...write.set }
        : write.do === 'remove'
          ? write.key
          : 'row' in write
            ? write.row
            : {}
    ) as Record<string, Value>
    const values: Record<string, Value> = write.table === 'customer_state' ? { version: 1, ...given } : given
    const columns = Object.keys(values)
    const name = `${write.table}|${columns.join()}`
    const table = known.get(name) ?? { table: write.table, columns, keys: known.size }
    known.set(name, table)
    return { table, row: Object.values(values) }
  })
}

const conflict = ({ table, columns }: Table): string =>
  table === 'customer_state'
    ? ` ON CONFLICT (customer) DO UPDATE SET ${columns
        .filter(one => one !== 'customer')
        .map(one => `"${one}" = excluded."${one}"`)
        .join()}`
    : ''

/** Seconds a loop without any layer takes to write the same rows: prepared statements, one transaction a batch, fsync at each COMMIT. */
export function bareOnSqlite(file: string, written: Written): number {
  const database = new DatabaseSync(file)
  database.exec(`PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; ${schemaOf('sqlite')}`)
  const rows = parted(written)
  const statements = new Map<Table, (row: Row) => void>()
  for (const { table } of rows) {
    if (statements.has(table)) continue
    const statement = database.prepare(
      `INSERT INTO "${table.table}" (${table.columns.map(one => `"${one}"`).join()}) VALUES (${table.columns.map(() => '?').join()})${conflict(table)}`,
    )
    statements.set(table, row => void statement.run(...(row as SQLInputValue[])))
  }
  const started = performance.now()
  for (const batch of inBatches(rows, written.transactions)) {
    database.exec('BEGIN')
    for (const { table, row } of batch) statements.get(table)?.(row)
    database.exec('COMMIT')
  }
  const seconds = (performance.now() - started) / 1_000
  database.close()
  return seconds
}

/** The same on PostgreSQL: one prepared statement a table and batch, rows as arrays. */
export async function bareOnPostgres(url: string, written: Written): Promise<number> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`CREATE SCHEMA bare; SET search_path = bare; ${schemaOf('postgres')}`)
  const types = await columnTypes(client)
  const rows = parted(written)
  const started = performance.now()
  for (const batch of inBatches(rows, written.transactions)) {
    const byTable = Map.groupBy(batch, ({ table }) => table)
    await client.query('BEGIN')
    for (const [table, some] of byTable)
      await client.query(
        many(
          table,
          types,
          newest(
            table,
            some.map(({ row }) => row),
          ),
        ),
      )
    await client.query('COMMIT')
  }
  const seconds = (performance.now() - started) / 1_000
  await client.query('DROP SCHEMA bare CASCADE')
  await client.end()
  return seconds
}

async function columnTypes(client: pg.Client): Promise<Map<string, string>> {
  const found = await client.query<{ name: string; type: string }>(
    `SELECT table_name || '.' || column_name AS name, data_type AS type FROM information_schema.columns WHERE table_schema = 'bare'`,
  )
  return new Map(found.rows.map(({ name, type }) => [name, type]))
}

/** One statement may write a row once: of several states of one customer in a batch the last stands. */
function newest({ table, columns }: Table, rows: readonly Row[]): readonly Row[] {
  if (table !== 'customer_state') return rows
  const at = columns.indexOf('customer')
  return [...new Map(rows.map(row => [row[at], row])).values()]
}

function many(table: Table, types: ReadonlyMap<string, string>, rows: readonly Row[]): pg.QueryConfig {
  const lists = table.columns.map((column, at) => `$${at + 1}::${types.get(`${table.table}.${column}`)}[]`)
  const names = table.columns.map(column => `"${column}"`).join()
  const text = `INSERT INTO "${table.table}" (${names}) SELECT * FROM unnest(${lists.join()})${conflict(table)}`
  const values = table.columns.map((_, at) =>
    rows.map(row => (row[at] instanceof Uint8Array ? Buffer.from(row[at]) : row[at])),
  )
  return { name: `${table.table}${table.keys}`, text, values }
}

function* inBatches<T>(rows: readonly T[], transactions: number): Generator<readonly T[]> {
  const size = Math.max(1, Math.ceil(rows.length / Math.max(1, transactions)))
  for (let at = 0; at < rows.length; at += size) yield rows.slice(at, at + size)
}
