import { StoreRefused } from './away.ts'
import type { DumpPart } from './dump.ts'
import { schemaVersion } from './migrate.ts'
import type { Store } from './port.ts'
import { openPostgres, type PostgresOptions } from './postgres/open.ts'
import { restorePostgres } from './postgres/restore.ts'
import { openSqlite, type SqliteOptions } from './sqlite/open.ts'
import { restoreSqlite } from './sqlite/restore.ts'

export { type AwayCode, BadWrite, type RefusalCode, StoreAway, StoreRefused } from './away.ts'
export type { DumpPart } from './dump.ts'
export { schemaVersion } from './migrate.ts'
export type * from './port.ts'
export { seatsInTile } from './stale.ts'
export type { Tables } from './tables.ts'

export type StoreConfig = SqliteOptions | PostgresOptions

/**
 * Opens the store and brings its schema up to date. Rejects with `StoreRefused` when it must not be opened (in use by
 * another process, newer schema, not Candor's, unsafe settings) and with `StoreAway` when it cannot be reached.
 */
export function openStore(config: StoreConfig): Promise<Store> {
  return 'sqlite' in config ? openSqlite(config) : openPostgres(config)
}

/**
 * Makes a store of the rows of a backup, whole or not at all: what a crash leaves is no store. Rejects with `StoreRefused`
 * where there is a store already, or when the backup has a newer schema than this code.
 */
export async function restoreStore(config: StoreConfig, schema: number, parts: AsyncIterable<DumpPart>): Promise<void> {
  if (schema > schemaVersion)
    throw new StoreRefused(
      'newer-schema',
      `The backup has schema ${schema}, this Candor knows ${schemaVersion}. Restore it with the newer Candor that made it.`,
    )
  await ('sqlite' in config
    ? restoreSqlite(config.sqlite, schema, parts)
    : restorePostgres(config.postgres, schema, parts))
}
