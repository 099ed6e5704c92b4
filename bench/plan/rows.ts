import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import pg from 'pg'

/** Reads rows of a house as lists of values, past the store. */
export type Rows = {
  of<R extends readonly unknown[]>(sql: string): Promise<R[]>
  end(): Promise<void>
}

/** Where PostgreSQL keeps the tables of the baselines. */
export const benchSchema = 'bench'

export async function rowsOf(folder: string, url?: string): Promise<Rows> {
  return url ? postgresRows(url) : sqliteRows(join(folder, 'candor.db'))
}

function sqliteRows(file: string): Rows {
  const database = new DatabaseSync(file, { readOnly: true })
  database.exec('PRAGMA cache_size=-32000')
  const prepared = new Map<string, ReturnType<DatabaseSync['prepare']>>()
  return {
    async of<R extends readonly unknown[]>(sql: string) {
      const statement = prepared.get(sql) ?? database.prepare(sql)
      prepared.set(sql, statement)
      statement.setReturnArrays(true)
      return statement.all() as unknown as R[]
    },
    async end() {
      database.close()
    },
  }
}

async function postgresRows(url: string): Promise<Rows> {
  pg.types.setTypeParser(pg.types.builtins.INT8, Number)
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`SET search_path = public, ${benchSchema}`)
  return {
    async of<R extends readonly unknown[]>(sql: string) {
      return (await client.query({ text: sql, rowMode: 'array' })).rows as unknown[] as R[]
    },
    end: () => client.end(),
  }
}
