import pg from 'pg'
import { StoreAway, StoreRefused } from '../away.ts'
import { types } from './types.ts'

const oldest = 15
/** Milliseconds after which a server that does not answer counts as lost. */
export const patience = 30_000

const settings = `SELECT current_setting('server_version_num') AS version, current_setting('fsync') AS fsync,
  current_setting('synchronous_commit') AS synchronous_commit, current_setting('full_page_writes') AS full_page_writes,
  current_setting('server_encoding') AS server_encoding`

/** A connection of its own. Rejects with `StoreAway` (`lost`) when the server cannot be reached. */
export async function connect(url: string, options: { pipeline?: true } = {}): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'candor',
    connectionTimeoutMillis: 5_000,
    query_timeout: patience,
    keepAlive: true,
    types,
    ...options,
  })
  try {
    await client.connect()
    return client
  } catch (cause) {
    throw new StoreAway('lost', cause)
  }
}

/**
 * Refuses a server that is too old or may forget what it acknowledged, naming the setting. Asked of every new writer
 * connection, because a server can come back with another configuration.
 */
export async function checkServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<Record<string, string>>(settings)
  const row = rows[0]!
  if (Number(row['version']) < oldest * 10_000)
    throw new StoreRefused('too-old', `PostgreSQL ${oldest} or newer is needed; the server says ${row['version']}.`)
  demand(row, 'fsync', ['on'])
  demand(row, 'full_page_writes', ['on'])
  demand(row, 'synchronous_commit', ['on', 'remote_apply'])
  demand(row, 'server_encoding', ['UTF8'])
}

function demand(row: Record<string, string>, setting: string, allowed: readonly string[]): void {
  if (!allowed.includes(row[setting]!))
    throw new StoreRefused(
      'unsafe-setting',
      `PostgreSQL has ${setting}=${row[setting]}; Candor needs ${setting}=${allowed[0]}, or what it acknowledged could be lost.`,
    )
}
