import type pg from 'pg'
import type { StateRow, TilePart } from '../port.ts'
import { apartSql, Stale, staleSql } from '../stale.ts'
import { connect } from './connect.ts'

/** As the port promises, on a connection of its own. */
export async function* tilesInPostgres(
  url: string,
  layout: number,
  columns: readonly string[],
): AsyncGenerator<TilePart> {
  const client = await connect(url)
  client.on('error', () => undefined)
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    yield* tilesOf(client, layout, columns)
  } finally {
    await client.end()
  }
}

const rowsAtOnce = 4_096
/** Columns at once: some tiles' worth. */
const columnsAtOnce = 256

/** In the transaction of this connection, which is to be under way. */
export async function* tilesOf(
  client: pg.Client,
  layout: number,
  columns: readonly string[],
): AsyncGenerator<TilePart> {
  const changed = await client.query({ text: staleSql('$1'), values: [layout], rowMode: 'array' })
  const stale = new Stale((changed.rows as [number][]).map(([seat]) => seat))
  const each = `SELECT t."tile", c."name", c."bytes" FROM "tiles" t JOIN "tile_columns" c ON c."tile" = t."tile"
    WHERE t."layout" = $1 AND c."name" = ANY ($2) ORDER BY t."tile"`
  let tile: number | undefined
  let found = new Map<string, Uint8Array>()
  for await (const rows of rowsOf<[number, string, Uint8Array]>(
    client,
    `CURSOR FOR ${each}`,
    [layout, columns],
    columnsAtOnce,
  )) {
    for (const [of, name, bytes] of rows) {
      if (tile !== undefined && of !== tile) {
        yield { tile, columns: found, stale: stale.in(tile) }
        found = new Map()
      }
      tile = of
      found.set(name, bytes)
    }
  }
  if (tile !== undefined) yield { tile, columns: found, stale: stale.in(tile) }
  for await (const rows of rowsOf<StateRow>(client, `CURSOR FOR ${apartSql('$1')}`, [layout], rowsAtOnce))
    yield { rows }
}

async function* rowsOf<R>(
  client: pg.Client,
  cursor: string,
  parameters: readonly unknown[],
  batch: number,
): AsyncGenerator<R[]> {
  await client.query(`DECLARE tiles ${cursor}`, [...parameters])
  try {
    for (;;) {
      const { rows } = await client.query({ text: `FETCH ${batch} FROM tiles`, rowMode: 'array' })
      if (rows.length === 0) return
      yield rows as R[]
    }
  } finally {
    await client.query('CLOSE tiles').catch(() => undefined)
  }
}
