import type pg from 'pg'
import { StoreAway } from '../away.ts'
import type { Look } from '../gathered.ts'
import type { RowOf, TableName, Value } from '../port.ts'
import type { Tables } from '../tables.ts'
import { textOf } from './text-of.ts'

/** Reads one row by the values of some columns; each connection prepares a statement once per table and set of columns. */
export function pointReads(pool: pg.Pool) {
  return async <T extends TableName>(table: T, key: RowOf<T>): Promise<Tables[T] | undefined> => {
    const columns = Object.keys(key)
    const where = columns.map((column, i) => `"${column}" = $${i + 1}`).join(' AND ')
    const query = {
      name: `get|${table}|${columns.join('|')}`,
      text: `SELECT * FROM "${table}" WHERE ${where} LIMIT 1`,
      values: Object.values(key),
    }
    return (await asked(pool, query))[0] as Tables[T] | undefined
  }
}

/** Takes several looks, those into one column of one table in one round trip. */
export function rowsAmong(pool: pg.Pool): (looks: readonly Look[]) => Promise<Tables[TableName][][]> {
  return async looks => {
    const byColumn = Map.groupBy(looks, ({ table, column }) => `${table}|${column}`)
    const found = new Map<Look, Tables[TableName][]>()
    await Promise.all(
      [...byColumn.values()].map(async alike => {
        const { table, column } = alike[0] as Look
        const values = alike.flatMap(look => look.values)
        const rows = (await asked(pool, queryFor(table, column, values))) as Tables[TableName][]
        if (alike.length === 1) found.set(alike[0] as Look, rows)
        else share(alike, rows, found)
      }),
    )
    return looks.map(look => found.get(look) ?? [])
  }
}

const queryFor = (table: string, column: string, values: readonly Value[]): pg.QueryConfig => ({
  name: `among|${table}|${column}`,
  text: `SELECT * FROM "${table}" WHERE "${column}" = ANY($1)`,
  values: [values.map(value => (value instanceof Uint8Array ? Buffer.from(value) : value))],
})

/** Gives each look its own rows. */
function share(
  looks: readonly Look[],
  rows: readonly Tables[TableName][],
  found: Map<Look, Tables[TableName][]>,
): void {
  const { column } = looks[0] as Look
  const byValue = Map.groupBy(rows, row => textOf((row as unknown as Record<string, Value>)[column] as Value))
  for (const look of looks) {
    const wanted = new Set(look.values.map(textOf))
    found.set(
      look,
      [...wanted].flatMap(value => byValue.get(value) ?? []),
    )
  }
}

async function asked(pool: pg.Pool, query: pg.QueryConfig): Promise<unknown[]> {
  try {
    return (await pool.query(query)).rows
  } catch (cause) {
    if (pool.ended || (cause as { code?: string }).code?.startsWith('42')) throw cause
    throw new StoreAway('lost', cause)
  }
}
