import { setImmediate as nextTurn } from 'node:timers/promises'
import { type DumpPart, dumpedTables, selectAll } from '../dump.ts'
import type { MoveValue } from '../shape.ts'
import { catalogOf } from './prepare.ts'
import { readConnection } from './read.ts'

/** Every row of every table from one snapshot, on a connection of its own; other work runs between batches. */
export async function* dumpSqlite(file: string, batch: number): AsyncGenerator<DumpPart> {
  const database = readConnection(file)
  try {
    database.exec('BEGIN')
    for (const table of dumpedTables(catalogOf(database))) {
      const statement = database.prepare(selectAll(table))
      statement.setReturnArrays(true)
      let rows: MoveValue[][] = []
      for (const row of statement.iterate() as unknown as Iterable<MoveValue[]>) {
        rows.push(row)
        if (rows.length < batch) continue
        yield { ...table, rows }
        rows = []
        await nextTurn()
      }
      yield { ...table, rows }
    }
  } finally {
    database.close()
  }
}
