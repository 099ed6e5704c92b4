import { type DumpPart, dumpedTables, selectAll } from '../dump.ts'
import type { MoveValue } from '../shape.ts'
import { connect } from './connect.ts'
import { catalogOf } from './prepare.ts'

/** Every row of every table from one snapshot, on a connection of its own. */
export async function* dumpPostgres(url: string, batch: number): AsyncGenerator<DumpPart> {
  const client = await connect(url)
  client.on('error', () => undefined)
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    for (const table of dumpedTables(await catalogOf(client))) {
      await client.query(`DECLARE dump NO SCROLL CURSOR FOR ${selectAll(table)}`)
      for (;;) {
        const text = `FETCH ${Math.trunc(batch)} FROM dump`
        const { rows } = await client.query<MoveValue[]>({ text, rowMode: 'array' })
        yield { ...table, rows }
        if (rows.length < batch) break
      }
      await client.query('CLOSE dump')
    }
  } finally {
    await client.end()
  }
}
