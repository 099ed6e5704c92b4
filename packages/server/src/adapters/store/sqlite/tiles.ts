import type { DatabaseSync } from 'node:sqlite'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { StateRow, TilePart } from '../port.ts'
import { apartSql, Stale, staleSql } from '../stale.ts'
import { readConnection } from './read.ts'

/** As the port promises, on a connection of its own. */
export async function* tilesInSqlite(
  file: string,
  layout: number,
  columns: readonly string[],
): AsyncGenerator<TilePart> {
  const database = readConnection(file)
  try {
    database.exec('BEGIN; SELECT 1 FROM "meta" LIMIT 1')
    yield* tilesOf(database, layout, columns)
  } finally {
    database.close()
  }
}

const rowsAtOnce = 4_096

/** In the transaction of this connection, which is to be under way. */
export async function* tilesOf(
  database: DatabaseSync,
  layout: number,
  columns: readonly string[],
): AsyncGenerator<TilePart> {
  const stale = new Stale(firstOf(database, staleSql('?'), layout))
  const read = database.prepare(
    `SELECT "name", "bytes" FROM "tile_columns" WHERE "tile" = ? AND "name" IN (${columns.map(() => '?').join(', ')})`,
  )
  read.setReturnArrays(true)
  for (const tile of firstOf(database, 'SELECT "tile" FROM "tiles" WHERE "layout" = ? ORDER BY 1', layout)) {
    const found = read.all(tile, ...columns) as unknown as [string, Uint8Array][]
    yield { tile, columns: new Map(found), stale: stale.in(tile) }
    await nextTurn()
  }
  const apart = database.prepare(apartSql('?'))
  apart.setReturnArrays(true)
  let rows: StateRow[] = []
  for (const row of apart.iterate(layout) as unknown as Iterable<StateRow>) {
    if (rows.push(row) < rowsAtOnce) continue
    yield { rows }
    await nextTurn()
    rows = []
  }
  if (rows.length > 0) yield { rows }
}

function firstOf(database: DatabaseSync, sql: string, layout: number): number[] {
  const statement = database.prepare(sql)
  statement.setReturnArrays(true)
  return (statement.all(layout) as unknown as [number][]).map(([first]) => first)
}
