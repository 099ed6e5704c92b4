import { setImmediate as nextTurn } from 'node:timers/promises'
import type { StateRow } from '../port.ts'
import { readConnection } from './read.ts'

/**
 * Decision states of one layout in customer order, from one snapshot, on a connection of its own. Whole batches of arrays
 * cost half of what row objects one by one cost, and between batches other work runs.
 */
export async function* statesInSqlite(
  file: string,
  layout: number,
  after: string,
  batch: number,
): AsyncGenerator<StateRow[]> {
  const database = readConnection(file)
  try {
    database.exec('BEGIN')
    const page = database.prepare(
      'SELECT "customer", "state" FROM "customer_state" WHERE "customer" > ? AND "layout" = ? ORDER BY "customer" LIMIT ?',
    )
    page.setReturnArrays(true)
    for (let last = after; ; ) {
      const rows = page.all(last, layout, batch) as unknown as StateRow[]
      if (rows.length === 0) return
      last = rows.at(-1)![0]
      yield rows
      await nextTurn()
    }
  } finally {
    database.close()
  }
}
