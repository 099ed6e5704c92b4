import type pg from 'pg'
import { StoreAway } from '../away.ts'
import type { RowOf, TableName, Value } from '../port.ts'
import type { Tables } from '../tables.ts'

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

/** Reads the rows with one of these values in a column, in one round trip. */
export function rowsAmong(pool: pg.Pool) {
  return async <T extends TableName>(table: T, column: string, values: readonly Value[]): Promise<Tables[T][]> => {
    if (values.length === 0) return []
    const query = {
      name: `among|${table}|${column}`,
      text: `SELECT * FROM "${table}" WHERE "${column}" = ANY($1)`,
      values: [values.map(value => (value instanceof Uint8Array ? Buffer.from(value) : value))],
    }
    return (await asked(pool, query)) as Tables[T][]
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
