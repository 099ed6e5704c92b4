import type { Store } from './port.ts'
import { openPostgres, type PostgresOptions } from './postgres/open.ts'
import { openSqlite, type SqliteOptions } from './sqlite/open.ts'

export { type AwayCode, BadWrite, type RefusalCode, StoreAway, StoreRefused } from './away.ts'
export { schemaVersion } from './migrate.ts'
export type * from './port.ts'
export type { Tables } from './tables.ts'

export type StoreConfig = SqliteOptions | PostgresOptions

/**
 * Opens the store and brings its schema up to date. Rejects with `StoreRefused` when it must not be opened (in use by
 * another process, newer schema, not Candor's, unsafe settings) and with `StoreAway` when it cannot be reached.
 */
export function openStore(config: StoreConfig): Promise<Store> {
  return 'sqlite' in config ? openSqlite(config) : openPostgres(config)
}
