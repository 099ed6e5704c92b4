import type pg from 'pg'
import { type CatalogRow, type Layout, layoutOf } from '../layout.ts'
import { type Ground, migrate } from '../migrate.ts'
import { checkServer, connect } from './connect.ts'

// Any number, the same for every Candor: it spares two first starts from tripping over each other's CREATE TABLE.
// If the lock did nothing, one of the two transactions would fail and nothing would be harmed.
const migrationLock = 7_236_551

/** Checks the server, creates or migrates the schema, and returns its layout. Throws `StoreRefused`, `StoreAway`. */
export async function prepare(url: string): Promise<Layout> {
  const client = await connect(url)
  try {
    await checkServer(client)
    await client.query('BEGIN')
    await client.query('SELECT pg_advisory_xact_lock($1)', [migrationLock])
    await migrate(groundOf(client))
    await client.query('COMMIT')
    return layoutOf(await catalogOf(client))
  } finally {
    await client.end()
  }
}

export function groundOf(client: pg.Client): Ground {
  return {
    engine: 'postgres',
    tables: async () => {
      const sql = 'SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename'
      return (await client.query<{ tablename: string }>(sql)).rows.map(row => row.tablename)
    },
    schema: async () => {
      const sql = `SELECT value FROM meta WHERE key = 'schema'`
      return (await client.query<{ value: string }>(sql)).rows[0]?.value
    },
    run: async sql => void (await client.query(sql)),
  }
}

const catalog = `
  SELECT c.relname AS "table", a.attname AS "column", format_type(a.atttypid, a.atttypmod) AS type,
    (NOT a.attnotnull)::int AS nullable, coalesce(array_position(i.indkey::int2[], a.attnum) + 1, 0) AS place
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  LEFT JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
  WHERE c.relkind IN ('r', 'p') AND c.relnamespace = current_schema()::regnamespace
  ORDER BY c.relname, a.attnum`

/** Every column of every table of ours. */
export async function catalogOf(client: pg.Client): Promise<CatalogRow[]> {
  return (await client.query<CatalogRow>(catalog)).rows
}
