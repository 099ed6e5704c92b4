import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'
import type { RowOf, TableName, Value } from '../port.ts'
import type { Tables } from '../tables.ts'

/** Reads one row by the values of some columns; a statement is prepared once per table and set of columns. */
export function pointReads(database: DatabaseSync) {
  const kept = new Map<string, StatementSync>()
  return <T extends TableName>(table: T, key: RowOf<T>): Tables[T] | undefined => {
    const columns = Object.keys(key)
    const shape = `${table}|${columns.join('|')}`
    let statement = kept.get(shape)
    if (!statement) {
      statement = database.prepare(
        `SELECT * FROM "${table}" WHERE ${columns.map(column => `"${column}" = ?`).join(' AND ')}`,
      )
      kept.set(shape, statement)
    }
    const row = statement.get(...(Object.values(key) as SQLInputValue[]))
    // As PostgreSQL gives it: an object with the usual prototype.
    return row && ({ ...row } as unknown as Tables[T])
  }
}

/** Reads the rows with one of these values in a column; value by value, which costs SQLite less than a list in the statement. */
export function rowsAmong(database: DatabaseSync) {
  const kept = new Map<string, StatementSync>()
  return <T extends TableName>(table: T, column: string, values: readonly Value[]): Tables[T][] => {
    const shape = `${table}|${column}`
    let statement = kept.get(shape)
    if (!statement) {
      statement = database.prepare(`SELECT * FROM "${table}" WHERE "${column}" = ?`)
      kept.set(shape, statement)
    }
    const found = statement
    return values.flatMap(value => found.all(value as SQLInputValue).map(row => ({ ...row }) as unknown as Tables[T]))
  }
}
