import type { StateRow } from '../port.ts'
import { connect } from './connect.ts'

/**
 * Batches of rows from one snapshot, on a connection of its own. Stopping early closes it and with it the snapshot.
 */
export async function* scanPostgres<R>(
  url: string,
  query: { readonly sql: string; readonly parameters: readonly unknown[] },
  batch: number,
  rowMode?: 'array',
): AsyncGenerator<R[]> {
  const client = await connect(url)
  client.on('error', () => undefined)
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    await client.query(`DECLARE scan NO SCROLL CURSOR FOR ${query.sql}`, [...query.parameters])
    const fetch = `FETCH ${Math.trunc(batch)} FROM scan`
    for (;;) {
      const { rows } = await (rowMode ? client.query({ text: fetch, rowMode }) : client.query(fetch))
      if (rows.length === 0) return
      yield rows as R[]
    }
  } finally {
    await client.end()
  }
}

/** Decision states of one layout in customer order, as the port promises them. */
export function statesInPostgres(
  url: string,
  layout: number,
  after: string,
  batch: number,
): AsyncGenerator<StateRow[]> {
  const sql =
    'SELECT "customer", "state" FROM "customer_state" WHERE "customer" > $1 AND "layout" = $2 ORDER BY "customer"'
  return scanPostgres<StateRow>(url, { sql, parameters: [after, layout] }, batch, 'array')
}
