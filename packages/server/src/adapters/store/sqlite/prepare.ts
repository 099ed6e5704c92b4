import { closeSync, existsSync, openSync, realpathSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { StoreRefused } from '../away.ts'
import { type CatalogRow, type Layout, layoutOf } from '../layout.ts'
import { type Ground, migrate } from '../migrate.ts'

/**
 * The settings every connection of ours that writes must have; `FULL` makes each commit wait for fsync of the WAL, and
 * `secure_delete` overwrites with zeros what was deleted, so that it does not stay in free pages.
 */
export const writerSettings =
  'PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=5000'

/**
 * Takes the store for this process, until `close()` or the end of the process (kill -9 included: the operating system
 * drops the file lock). A second opener is refused with `in-use`, from this process or another.
 */
export function takeLock(file: string): { close(): void } {
  createPrivate(`${file}.lock`)
  const lock = new DatabaseSync(`${file}.lock`)
  try {
    lock.exec('PRAGMA busy_timeout=0; BEGIN EXCLUSIVE')
  } catch (cause) {
    lock.close()
    throw new StoreRefused('in-use', `${file} is in use by another Candor. Stop that one first. (${String(cause)})`)
  }
  return lock
}

/** The one true name of a file, so that two links to it are one lock. The folder must exist. */
export function canonical(file: string): string {
  const folder = realpathSync(dirname(file))
  try {
    return realpathSync(file)
  } catch {
    return join(folder, basename(file))
  }
}

/** Creates or migrates the file and returns its layout. Throws `StoreRefused`. */
export async function prepare(file: string): Promise<Layout> {
  createPrivate(file)
  const database = new DatabaseSync(file)
  try {
    database.exec(`PRAGMA journal_mode=WAL; ${writerSettings}; BEGIN IMMEDIATE`)
    await migrate(groundOf(database))
    database.exec('COMMIT')
    return layoutOf(catalogOf(database))
  } finally {
    database.close()
  }
}

// SQLite gives its side files (-wal, -shm) the mode of the main file.
// INVARIANT: a file that is there is not opened: closing it would drop the locks that this process holds on it.
function createPrivate(file: string): void {
  if (!existsSync(file)) closeSync(openSync(file, 'a', 0o600))
}

export function groundOf(database: DatabaseSync): Ground {
  const tables = `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`
  return {
    engine: 'sqlite',
    tables: async () =>
      database
        .prepare(tables)
        .all()
        .map(row => String(row['name'])),
    schema: async () => database.prepare(`SELECT value FROM meta WHERE key = 'schema'`).get()?.['value'] as string,
    run: async sql => database.exec(sql),
  }
}

const catalog = `
  SELECT t.name AS "table", c.name AS "column", c.type, 1 - c."notnull" AS nullable, c.pk AS place
  FROM sqlite_schema t, pragma_table_info(t.name) c
  WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' ORDER BY t.name, c.cid`

/** Every column of every table of ours. */
export function catalogOf(database: DatabaseSync): CatalogRow[] {
  return database.prepare(catalog).all() as unknown as CatalogRow[]
}
