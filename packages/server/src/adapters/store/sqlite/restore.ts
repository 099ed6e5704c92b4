import { existsSync, rmSync } from 'node:fs'
import { open, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { StoreRefused } from '../away.ts'
import type { DumpPart } from '../dump.ts'
import { climbTo } from '../migrate.ts'
import { groundOf, takeLock } from './prepare.ts'

/** Makes the file of these rows; it has its name only when it is whole and on the disk. Rejects with `StoreRefused` where there is one. */
export async function restoreSqlite(file: string, schema: number, parts: AsyncIterable<DumpPart>): Promise<void> {
  const lock = takeLock(file)
  const aside = `${file}.restoring`
  try {
    if (existsSync(file))
      throw new StoreRefused('in-use', `There is a store already: ${file}. Restore into an empty folder.`)
    for (const end of ['', '-wal', '-shm', '-journal']) rmSync(aside + end, { force: true })
    await fill(aside, schema, parts)
    await rename(aside, file)
    await sync(dirname(file))
  } finally {
    lock.close()
  }
}

async function fill(file: string, schema: number, parts: AsyncIterable<DumpPart>): Promise<void> {
  await (await open(file, 'wx', 0o600)).close()
  const database = new DatabaseSync(file)
  try {
    // Nobody sees the file before it is whole, so nothing is written twice for safety; the fsync comes at the end.
    database.exec('PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA secure_delete=ON; BEGIN')
    await climbTo(groundOf(database), schema)
    database.exec('DELETE FROM "meta"')
    for await (const { table, columns, rows } of parts) {
      const names = columns.map(([name]) => `"${name}"`).join(', ')
      const insert = database.prepare(`INSERT INTO "${table}" (${names}) VALUES (${columns.map(() => '?').join(', ')})`)
      for (const row of rows) insert.run(...(row as SQLInputValue[]))
    }
    database.exec('COMMIT')
  } finally {
    database.close()
  }
  await sync(file)
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r')
  await handle.sync().finally(() => handle.close())
}
