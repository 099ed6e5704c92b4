import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { openStore } from '../index.ts'
import { connect } from '../postgres/connect.ts'

export const schemaFile = (engine: 'sqlite' | 'postgres'): URL => new URL(`../${engine}.schema.sql`, import.meta.url)

/** The whole schema a fresh SQLite file gets, in the order of the names. */
export async function schemaOfSqlite(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'candor-schema-'))
  try {
    const file = join(folder, 'candor.db')
    await (await openStore({ sqlite: file })).close()
    const database = new DatabaseSync(file, { readOnly: true })
    const sql = `SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY tbl_name, type DESC, name`
    const statements = database
      .prepare(sql)
      .all()
      .map(row => `${row['sql']};\n`)
    database.close()
    return statements.join('\n')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const columnsSql = `
  SELECT c.relname AS "table", string_agg(format('  %I %s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
    CASE WHEN a.attcollation <> t.typcollation THEN format(' COLLATE %I', l.collname) END,
    CASE WHEN a.attnotnull THEN ' NOT NULL' END), E',\\n' ORDER BY a.attnum) AS lines
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  JOIN pg_type t ON t.oid = a.atttypid LEFT JOIN pg_collation l ON l.oid = a.attcollation
  WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace GROUP BY c.relname ORDER BY c.relname`
const constraintsSql = `
  SELECT conrelid::regclass::text AS "table", format('  CONSTRAINT %I %s', conname, pg_get_constraintdef(oid)) AS line
  FROM pg_constraint WHERE connamespace = current_schema()::regnamespace AND contype <> 'n' ORDER BY conname`
const indexesSql = `
  SELECT tablename AS "table", indexdef AS line FROM pg_indexes WHERE schemaname = current_schema()
  AND indexname NOT IN (SELECT conname FROM pg_constraint) ORDER BY indexname`

/** The whole schema a fresh PostgreSQL database gets; `address` is that of one without any table. */
export async function schemaOfPostgres(address: string): Promise<string> {
  await (await openStore({ postgres: address })).close()
  return describe(address)
}

async function describe(address: string): Promise<string> {
  const client = await connect(address)
  type Lines = { table: string; line: string }[]
  const tables: { table: string; lines: string }[] = (await client.query(columnsSql)).rows
  const constraints: Lines = (await client.query(constraintsSql)).rows
  const indexes: Lines = (await client.query(indexesSql)).rows
  await client.end()
  return tables
    .map(({ table, lines }) => {
      const inside = [lines, ...constraints.filter(one => one.table === table).map(one => one.line)].join(',\n')
      const after = indexes.filter(one => one.table === table).map(one => `\n${one.line.replaceAll('public.', '')};\n`)
      return `CREATE TABLE ${table} (\n${inside}\n);\n${after.join('')}`
    })
    .join('\n')
}
