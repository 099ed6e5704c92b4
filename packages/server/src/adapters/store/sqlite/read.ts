import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { Kysely, type SqliteDatabase, SqliteDialect, type SqliteStatement } from 'kysely'
import type { Tables } from '../tables.ts'

const keptStatements = 500

/** A connection that cannot write. Each statement sees everything committed before it. */
export function readConnection(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { readOnly: true })
  database.exec('PRAGMA busy_timeout=5000; PRAGMA query_only=ON; PRAGMA cache_size=-32000')
  return database
}

/** Kysely over a read connection; statements are prepared once and kept. */
export function readable(database: DatabaseSync): Kysely<Tables> {
  const kept = new Map<string, SqliteStatement>()
  const prepare = (sql: string): SqliteStatement => {
    const known = kept.get(sql)
    if (known) return known
    const made = statementOf(database.prepare(sql))
    if (kept.size >= keptStatements) kept.delete(kept.keys().next().value!)
    kept.set(sql, made)
    return made
  }
  const facade: SqliteDatabase = { prepare, close: () => database.close() }
  return new Kysely<Tables>({ dialect: new SqliteDialect({ database: facade }) })
}

// Always a reader: a write then reaches SQLite through `all`, where the read-only connection refuses it.
function statementOf(statement: StatementSync): SqliteStatement {
  const all = (parameters: readonly unknown[]): unknown[] =>
    statement.all(...(parameters as SQLInputValue[])).map(row => ({ ...row }))
  const iterate = (parameters: readonly unknown[]) => statement.iterate(...(parameters as SQLInputValue[]))
  return { reader: true, all, iterate, run: () => ({ changes: 0, lastInsertRowid: 0 }) }
}
