import { Kysely, PostgresDialect, type PostgresPoolClient } from 'kysely'
import type pg from 'pg'
import { onlyOnce } from '../group.ts'
import type { StateRow, Store } from '../port.ts'
import { statesSql, still } from '../still.ts'
import type { Tables } from '../tables.ts'
import { connect } from './connect.ts'
import { pointReads, rowsAmong } from './get.ts'
import { tilesOf } from './tiles.ts'

/** One read transaction on a connection of its own. */
export async function snapshotOfPostgres(url: string): Promise<Store> {
  const client = await connect(url)
  client.on('error', () => undefined)
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    // A transaction sees what was committed when it first reads, not when it begins.
    await client.query('SELECT 1 FROM "meta" LIMIT 1')
  } catch (fault) {
    await client.end()
    throw fault
  }
  return readsOf(client)
}

function readsOf(client: pg.Client): Store {
  // One connection in place of a pool: what is asked side by side waits its turn there.
  const pool = client as unknown as pg.Pool
  const look = rowsAmong(pool)
  const asked = { query: client.query.bind(client), release: () => undefined } as unknown as PostgresPoolClient
  const scan = scansOf(client)
  const snapshot: Store = {
    ...still,
    engine: 'postgres',
    db: new Kysely<Tables>({
      dialect: new PostgresDialect({ pool: { options: {}, connect: async () => asked, end: async () => undefined } }),
    }),
    get: pointReads(pool),
    among: async (table, column, values) => ((await look([{ table, column, values }]))[0] ?? []) as never,
    scan: <R>(query: { readonly sql: string; readonly parameters: readonly unknown[] }, batch = 1000) =>
      scan<R>(query.sql, query.parameters, batch),
    async *states(layout, after, batch = 1000) {
      type Row = { readonly customer: string; readonly state: Uint8Array }
      for await (const rows of scan<Row>(statesSql('$1', '$2'), [after, layout], batch))
        yield rows.map(({ customer, state }): StateRow => [customer, state])
    },
    tiles: (layout, columns) => tilesOf(client, layout, columns),
    snapshot: async () => snapshot,
    close: onlyOnce(() => client.end()),
  }
  return snapshot
}

function scansOf(client: pg.Client) {
  let made = 0
  return async function* scan<R>(sql: string, parameters: readonly unknown[], batch: number): AsyncGenerator<R[]> {
    const cursor = `scan_${made++}`
    await client.query(`DECLARE ${cursor} NO SCROLL CURSOR FOR ${sql}`, [...parameters])
    try {
      for (;;) {
        const { rows } = await client.query(`FETCH ${Math.trunc(batch)} FROM ${cursor}`)
        if (rows.length === 0) return
        yield rows as R[]
      }
    } finally {
      await client.query(`CLOSE ${cursor}`).catch(() => undefined)
    }
  }
}
