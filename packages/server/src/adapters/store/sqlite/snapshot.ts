import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { onlyOnce } from '../group.ts'
import type { RowOf, StateRow, Store, TableName, Value } from '../port.ts'
import { statesSql, still } from '../still.ts'
import type { Tables } from '../tables.ts'
import { pointReads } from './get.ts'
import { readable, readConnection } from './read.ts'
import { tilesOf } from './tiles.ts'

/** One read transaction on a connection of its own. */
export function snapshotOfSqlite(file: string): Store {
  const database = readConnection(file)
  // A transaction sees what was committed when it first reads, not when it begins.
  database.exec('BEGIN; SELECT 1 FROM "meta" LIMIT 1')
  const get = pointReads(database)
  const snapshot: Store = {
    ...still,
    engine: 'sqlite',
    db: readable(database),
    get: async <T extends TableName>(table: T, key: RowOf<T>) => get(table, key),
    among: async <T extends TableName>(
      table: T,
      column: keyof Tables[T] & string,
      values: readonly Value[],
    ): Promise<Tables[T][]> => {
      const statement = database.prepare(`SELECT * FROM "${table}" WHERE "${column}" = ?`)
      return values.flatMap(value => statement.all(value as SQLInputValue).map(row => ({ ...row }) as Tables[T]))
    },
    scan: (query, batch = 1000) => rowsOf(database, query.sql, query.parameters, batch),
    states: (layout, after, batch = 1000) => statesOf(database, layout, after, batch),
    tiles: (layout, columns) => tilesOf(database, layout, columns),
    snapshot: async () => snapshot,
    close: onlyOnce(async () => database.close()),
  }
  return snapshot
}

async function* rowsOf<R>(
  database: DatabaseSync,
  sql: string,
  parameters: readonly unknown[],
  batch: number,
): AsyncGenerator<R[]> {
  const rows = database.prepare(sql).iterate(...(parameters as SQLInputValue[]))
  try {
    for (;;) {
      const some: R[] = []
      while (some.length < batch) {
        const { done, value } = rows.next()
        if (done) break
        some.push({ ...(value as R) })
      }
      if (some.length === 0) return
      yield some
      await nextTurn()
    }
  } finally {
    rows.return?.()
  }
}

async function* statesOf(
  database: DatabaseSync,
  layout: number,
  after: string,
  batch: number,
): AsyncGenerator<StateRow[]> {
  type Row = { readonly customer: string; readonly state: Uint8Array }
  for await (const rows of rowsOf<Row>(database, statesSql('?', '?'), [after, layout], batch))
    yield rows.map(({ customer, state }) => [customer, state] as const)
}
