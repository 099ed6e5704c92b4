import type pg from 'pg'
import { StoreRefused } from '../away.ts'
import type { DumpPart } from '../dump.ts'
import { climbTo } from '../migrate.ts'
import type { MoveValue } from '../shape.ts'
import { binaryArray } from './array.ts'
import { checkServer, connect } from './connect.ts'
import { groundOf } from './prepare.ts'

const arrays = { text: 'text[]', integer: 'bigint[]', bytes: 'bytea[]' } as const

/** Fills an empty database with these rows in one transaction. Rejects with `StoreRefused` where there are tables. */
export async function restorePostgres(url: string, schema: number, parts: AsyncIterable<DumpPart>): Promise<void> {
  const client = await connect(url)
  client.on('error', () => undefined)
  try {
    await checkServer(client)
    await client.query('BEGIN')
    const ground = groundOf(client)
    const [first] = await ground.tables()
    if (first !== undefined)
      throw new StoreRefused('in-use', `The database holds tables already (${first}). Restore into an empty one.`)
    await climbTo(ground, schema)
    await client.query('DELETE FROM "meta"')
    for await (const part of parts) await insert(client, part)
    await client.query('COMMIT')
  } finally {
    await client.end()
  }
}

async function insert(client: pg.Client, { table, columns, rows }: DumpPart): Promise<void> {
  if (rows.length === 0) return
  const names = columns.map(([name]) => `"${name}"`).join(', ')
  const lists = columns.map(([, type], at) => `$${at + 1}::${arrays[type]}`).join(', ')
  const values = columns.map(([, type], at) =>
    binaryArray(
      type,
      rows.map(row => row[at] as MoveValue),
    ),
  )
  await client.query(`INSERT INTO "${table}" (${names}) SELECT * FROM unnest(${lists})`, values)
}
