import { connect } from './connect.ts'

/**
 * Batches of rows from one snapshot, on a connection of its own. Stopping early closes it and with it the snapshot.
 */
export async function* scanPostgres<R>(
  url: string,
  query: { readonly sql: string; readonly parameters: readonly unknown[] },
  batch: number,
): AsyncGenerator<R[]> {
  const client = await connect(url)
  client.on('error', () => undefined)
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    await client.query(`DECLARE scan NO SCROLL CURSOR FOR ${query.sql}`, [...query.parameters])
    const fetch = `FETCH ${Math.trunc(batch)} FROM scan`
    for (;;) {
      const { rows } = await client.query(fetch)
      if (rows.length === 0) return
      yield rows as R[]
    }
  } finally {
    await client.end()
  }
}
