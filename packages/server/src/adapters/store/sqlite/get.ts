import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'
import type { Look } from '../gathered.ts'
import type { RowOf, Store, TableName } from '../port.ts'
import type { Tables } from '../tables.ts'
import type { Recent } from './recent.ts'

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

/**
 * Takes several looks from one snapshot: SQLite forgets the pages it holds whenever somebody commits, so each snapshot costs
 * more than a row. Value by value, which costs it less than a list in the statement.
 */
export function rowsAmong(database: DatabaseSync, recent: Recent): (looks: readonly Look[]) => Tables[TableName][][] {
  const kept = new Map<string, StatementSync>()
  const [begin, end] = [database.prepare('BEGIN'), database.prepare('COMMIT')] as const
  const statementFor = ({ table, column }: Look): StatementSync => {
    const shape = `${table}|${column}`
    const known = kept.get(shape) ?? database.prepare(`SELECT * FROM "${table}" WHERE "${column}" = ?`)
    kept.set(shape, known)
    return known
  }
  const rowsOf = (look: Look): Tables[TableName][] => {
    const statement = statementFor(look)
    // As PostgreSQL gives them: objects with the usual prototype.
    return look.values.flatMap(value => {
      const rows = statement.all(value as SQLInputValue).map(row => ({ ...row }) as unknown as Tables[TableName])
      recent.note(look.table, look.column, value, rows)
      return rows
    })
  }
  return looks => {
    begin.run()
    try {
      return looks.map(rowsOf)
    } finally {
      end.run()
    }
  }
}

/** As `among`, from what is remembered where that is all that was asked for. */
export function recentFirst(recent: Recent, among: Store['among']): Store['among'] {
  return async (table, column, values) => {
    const found: Tables[TableName][] = []
    const unknown = values.filter(value => {
      const row = recent.find(table, column, value)
      if (row) found.push(row)
      return row === undefined
    })
    const rows = unknown.length === 0 ? [] : await among(table, column, unknown)
    return [...(found as (typeof rows)[number][]), ...rows]
  }
}
