import { Kysely, PostgresDialect, type PostgresPoolClient } from 'kysely'
import pg from 'pg'
import { StoreAway } from '../away.ts'
import { movesOf } from '../check.ts'
import { gathered } from '../gathered.ts'
import { Group, onlyOnce } from '../group.ts'
import type { Store } from '../port.ts'
import { Shapes } from '../shape.ts'
import type { Tables } from '../tables.ts'
import { patience } from './connect.ts'
import { dumpPostgres } from './dump.ts'
import { pointReads, rowsAmong } from './get.ts'
import { prepare } from './prepare.ts'
import { scanPostgres, statesInPostgres } from './scan.ts'
import { snapshotOfPostgres } from './snapshot.ts'
import { tilesInPostgres } from './tiles.ts'
import { types } from './types.ts'
import { Writer } from './writer.ts'

export type PostgresOptions = {
  /** `postgres://…`, as libpq reads it. */
  readonly postgres: string
  /** Connections for reading; one more is used for writing, and one per scan under way. */
  readonly readers?: number
}

/** Opens the database and brings its schema up to date. Rejects with `StoreRefused` or `StoreAway`. */
export async function openPostgres({ postgres: url, readers = 8 }: PostgresOptions): Promise<Store> {
  const shapes = new Shapes(await prepare(url))
  const writer = new Writer(url)
  const group = new Group(
    change => movesOf(change, shapes),
    batch => writer.run(batch),
  )
  const pool = readingPool(url, readers)
  const db = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: { options: {}, connect: () => reached(pool), end: () => pool.end() } }),
  })
  return {
    engine: 'postgres',
    db,
    get: pointReads(pool),
    among: gathered(rowsAmong(pool)),
    commit: change => group.commit(change),
    states: (layout, after, batch = 1000) => statesInPostgres(url, layout, after, batch),
    tiles: (layout, columns) => tilesInPostgres(url, layout, columns),
    scan: (query, batch = 1000) => scanPostgres(url, query, batch),
    snapshot: () => snapshotOfPostgres(url),
    dump: (batch = 1000) => dumpPostgres(url, batch),
    stats: () => group.stats,
    // Dead rows are the server's to clear: autovacuum does, and its log of changes is recycled (docs/erasure.md).
    scrub: async () => undefined,
    close: onlyOnce(async () => {
      await group.close()
      await writer.close()
      await pool.end()
    }),
  }
}

/**
 * A read finds the server away as a commit does: where no connection can be had, and where one breaks that was thought sound.
 * What is wrong with the query itself stays as it is.
 */
async function reached(pool: pg.Pool): Promise<PostgresPoolClient> {
  const client = await pool.connect().catch((cause: unknown) => {
    throw new StoreAway('lost', cause)
  })
  let broken = false
  const query = (sql: string, values: readonly unknown[]): Promise<pg.QueryResult> =>
    client.query(sql, [...values]).catch((fault: unknown) => {
      broken ||= isBroken(fault)
      throw isBroken(fault) ? new StoreAway('lost', fault) : fault
    })
  // One that broke is not lent again, even where the driver has not heard of it yet.
  const release = (destroy?: boolean): void => client.release(broken || destroy)
  return { query: query as unknown as PostgresPoolClient['query'], release }
}

/** 08: connection exceptions, 57P: the server shuts down or threw us out (PostgreSQL, appendix A). */
const isBroken = (fault: unknown): boolean => !(fault instanceof pg.DatabaseError) || /^(08|57P)/.test(fault.code ?? '')

function readingPool(url: string, max: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'candor reader',
    options: '-c default_transaction_read_only=on',
    max,
    connectionTimeoutMillis: 5_000,
    query_timeout: patience,
    types,
  })
  // An idle connection that breaks is replaced by the pool; the next read finds out whether the server is there.
  pool.on('error', () => undefined)
  // One that breaks while somebody has it, and between two queries, tells nobody but this: unheard, it would end the process.
  pool.on('connect', client => client.on('error', () => undefined))
  return pool
}
