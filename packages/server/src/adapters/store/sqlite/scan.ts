import type { SQLInputValue } from 'node:sqlite'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { readConnection } from './read.ts'

/**
 * Batches of rows from one snapshot, on a connection of its own, letting other work run between batches.
 * Stopping early closes the connection and with it the snapshot.
 */
export async function* scanSqlite<R>(
  file: string,
  query: { readonly sql: string; readonly parameters: readonly unknown[] },
  batch: number,
): AsyncGenerator<R[]> {
  const database = readConnection(file)
  try {
    const rows = database.prepare(query.sql).iterate(...(query.parameters as SQLInputValue[]))
    for (let some = take<R>(rows, batch); some.length > 0; some = take<R>(rows, batch)) {
      yield some
      await nextTurn()
    }
  } finally {
    database.close()
  }
}

function take<R>(rows: Iterator<unknown>, count: number): R[] {
  const taken: R[] = []
  while (taken.length < count) {
    const { done, value } = rows.next()
    if (done) break
    taken.push({ ...(value as R) })
  }
  return taken
}
