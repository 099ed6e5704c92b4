export type Engine = 'sqlite' | 'postgres'
/** `?` at the end: may be null. */
export type ColumnWord = 'text' | 'integer' | 'bytes' | 'text?' | 'integer?' | 'bytes?'
/** One step of a migration, spelled for each engine. */
export type Statement = (engine: Engine) => string

const types = {
  sqlite: { text: 'TEXT', integer: 'INTEGER', bytes: 'BLOB' },
  postgres: { text: 'text COLLATE "C"', integer: 'bigint', bytes: 'bytea' },
} as const

/**
 * A new table. `rows: 'by-key'` lets SQLite keep the rows inside the primary key (small rows read in key order);
 * `'by-arrival'` keeps large or append-mostly rows beside it. PostgreSQL has one way for both.
 */
export function table(
  name: string,
  rows: 'by-key' | 'by-arrival',
  key: readonly string[],
  columns: Record<string, ColumnWord>,
): Statement {
  return engine => {
    const lines = Object.entries(columns).map(([name, word]) => `  "${name}" ${typeOf(engine, word)}`)
    const primary = `  PRIMARY KEY (${list(key)})`
    const tail = engine === 'postgres' ? '' : rows === 'by-key' ? ' STRICT, WITHOUT ROWID' : ' STRICT'
    return `CREATE TABLE "${name}" (\n${[...lines, primary].join(',\n')}\n)${tail}`
  }
}

/** A new index; `where` is SQL both engines understand. */
export function index(
  name: string,
  on: string,
  columns: readonly string[],
  only: { unique?: true; where?: string } = {},
): Statement {
  const where = only.where ? ` WHERE ${only.where}` : ''
  return () => `CREATE ${only.unique ? 'UNIQUE ' : ''}INDEX "${name}" ON "${on}" (${list(columns)})${where}`
}

/** One more column on a table that is there; rows from before hold null. */
export function column(on: string, name: string, word: 'text?' | 'integer?' | 'bytes?'): Statement {
  return engine => `ALTER TABLE "${on}" ADD COLUMN "${name}" ${typeOf(engine, word)}`
}

export function dropColumn(on: string, name: string): Statement {
  return () => `ALTER TABLE "${on}" DROP COLUMN "${name}"`
}

const list = (columns: readonly string[]): string => columns.map(name => `"${name}"`).join(', ')

function typeOf(engine: Engine, word: ColumnWord): string {
  const type = types[engine][word.replace('?', '') as 'text' | 'integer' | 'bytes']
  return word.endsWith('?') ? type : `${type} NOT NULL`
}
