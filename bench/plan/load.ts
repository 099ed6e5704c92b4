import { DatabaseSync } from 'node:sqlite'
import pg from 'pg'
import type { TableName, Tables, Value } from '../../packages/server/src/adapters/store/index.ts'

/** Rows of one table, a list for each column. */
export type Columns = { readonly [column: string]: readonly Value[] }

/** Fills tables with many rows at once, past the writer of the store; nothing is promised to be on disk before `end`. */
export type Loader = {
  readonly engine: 'sqlite' | 'postgres'
  load(table: string, columns: Columns): Promise<void>
  run(sql: string): Promise<void>
  end(): Promise<void>
}

/** Of a table of the store, so that a column that is missing or wrong does not compile. */
export const into =
  <T extends TableName>(loader: Loader, table: T) =>
  (columns: { readonly [C in keyof Tables[T]]: readonly Tables[T][C][] }): Promise<void> =>
    loader.load(table, columns as Columns)

export function sqliteLoader(file: string): Loader {
  const database = new DatabaseSync(file)
  database.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; PRAGMA cache_size=-64000')
  return {
    engine: 'sqlite',
    async load(table, columns) {
      const names = Object.keys(columns)
      const rows = columns[names[0]!]?.length ?? 0
      const insert = database.prepare(
        `INSERT INTO "${table}" (${names.map(name => `"${name}"`).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
      )
      database.exec('BEGIN')
      for (let i = 0; i < rows; i++) insert.run(...names.map(name => columns[name]![i]!))
      database.exec('COMMIT')
    },
    async run(sql) {
      database.exec(sql)
    },
    async end() {
      database.exec('PRAGMA optimize=0x10002; PRAGMA wal_checkpoint(TRUNCATE)')
      database.close()
    },
  }
}

export async function postgresLoader(url: string): Promise<Loader> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  // What a transaction truncated itself is written once, and not to the log as well, where `wal_level` is minimal.
  await client.query('BEGIN; TRUNCATE "tiles", "tile_columns", "customer_state"')
  const known = new Map<string, ReadonlyMap<string, string>>()
  return {
    engine: 'postgres',
    async load(table, columns) {
      const types = known.get(table) ?? (await typesOf(client, table))
      known.set(table, types)
      await client.query(
        insertOf(table, Object.keys(columns), types),
        Object.entries(columns).flatMap(([name, values]): readonly unknown[] =>
          types.get(name) === 'bytea' ? cuts(values as readonly Uint8Array[]) : [values],
        ),
      )
    },
    async run(sql) {
      await client.query(sql)
    },
    async end() {
      await client.query('COMMIT')
      await client.query('VACUUM (ANALYZE)')
      await client.query('CHECKPOINT')
      await client.end()
    },
  }
}

/** Bytes travel as one value, and where to cut it: lists of bytes would be written as text. */
function cuts(values: readonly Uint8Array[]): [Buffer, number[], number[]] {
  const starts: number[] = []
  let start = 1
  for (const { length } of values) {
    starts.push(start)
    start += length
  }
  return [Buffer.concat(values), starts, values.map(({ length }) => length)]
}

function insertOf(table: string, names: readonly string[], types: ReadonlyMap<string, string>): string {
  let place = 0
  const next = (): string => `$${++place}`
  const lists: string[] = []
  const given: string[] = []
  const values = names.map((name, i) => {
    if (types.get(name) !== 'bytea') {
      lists.push(`${next()}::${types.get(name)}[]`)
      given.push(`c${i}`)
      return `c${i}`
    }
    const bytes = next()
    lists.push(`${next()}::integer[]`, `${next()}::integer[]`)
    given.push(`c${i}`, `l${i}`)
    return `substring(${bytes}::bytea FROM c${i} FOR l${i})`
  })
  return `INSERT INTO "${table}" (${names.map(name => `"${name}"`).join(', ')})
    SELECT ${values.join(', ')} FROM unnest(${lists.join(', ')}) AS given (${given.join(', ')})`
}

async function typesOf(client: pg.Client, table: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ name: string; type: string }>(
    `SELECT attname AS name, format_type(atttypid, atttypmod) AS type FROM pg_attribute
     WHERE attrelid = to_regclass($1) AND attnum > 0`,
    [`"${table}"`],
  )
  return new Map(rows.map(({ name, type }) => [name, type]))
}
