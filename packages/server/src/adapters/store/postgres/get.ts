import type pg from 'pg'
import { StoreAway } from '../away.ts'
import type { RowOf, TableName } from '../port.ts'
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
    try {
      return (await pool.query(query)).rows[0] as Tables[T] | undefined
    } catch (cause) {
      if (pool.ended || (cause as { code?: string }).code?.startsWith('42')) throw cause
      throw new StoreAway('lost', cause)
    }
  }
}
