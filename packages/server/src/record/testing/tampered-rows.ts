import { DatabaseSync } from 'node:sqlite'
import pg from 'pg'
import type { StoreConfig } from '../../adapters/store/index.ts'

/** Reads and changes rows behind the back of the store, as somebody with the database's password would. */
export type BehindTheBack = {
  rows(sql: string): Promise<Record<string, unknown>[]>
  run(sql: string, values: readonly (string | number | Uint8Array | null)[]): Promise<void>
  close(): Promise<void>
}

export async function behindTheBack(place: StoreConfig): Promise<BehindTheBack> {
  if ('sqlite' in place) {
    const database = new DatabaseSync(place.sqlite)
    return {
      rows: async sql => database.prepare(sql).all(),
      run: async (sql, values) => void database.prepare(sql.replace(/\$\d/g, '?')).run(...values),
      close: async () => database.close(),
    }
  }
  const client = new pg.Client({ connectionString: place.postgres })
  await client.connect()
  return {
    rows: async sql => (await client.query(sql)).rows,
    run: async (sql, values) => void (await client.query(sql, [...values])),
    close: () => client.end(),
  }
}

/** The value with one bit of one of its bytes changed; numbers change in a low digit, texts in one letter. */
export function flippedValue(value: unknown, at: number): string | number | Uint8Array {
  if (value instanceof Uint8Array) {
    const place = Math.floor(at * value.length)
    return new Uint8Array(value).with(place, value[place]! ^ 1)
  }
  if (typeof value === 'number' || typeof value === 'bigint') return Number(value) ^ 1
  const text = String(value)
  // PostgreSQL gives whole numbers as text.
  if (/^\d{1,9}$/.test(text)) return Number(text) ^ 1
  const place = Math.floor(at * text.length)
  const letter = text.charAt(place) === 'x' ? 'y' : 'x'
  return text.slice(0, place) + letter + text.slice(place + 1)
}
