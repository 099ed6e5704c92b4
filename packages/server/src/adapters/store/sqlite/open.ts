import type { DatabaseSync } from 'node:sqlite'
import { movesOf } from '../check.ts'
import { gathered } from '../gathered.ts'
import { type Fate, Group, onlyOnce } from '../group.ts'
import type { Store } from '../port.ts'
import { type Move, Shapes } from '../shape.ts'
import { dumpSqlite } from './dump.ts'
import { awayAtOpening } from './faults.ts'
import { pointReads, recentFirst, rowsAmong } from './get.ts'
import { canonical, prepare, takeLock } from './prepare.ts'
import { readable, readConnection } from './read.ts'
import { Recent } from './recent.ts'
import { scanSqlite } from './scan.ts'
import { snapshotOfSqlite } from './snapshot.ts'
import { statesInSqlite } from './states.ts'
import { Thread } from './thread.ts'
import { tilesInSqlite } from './tiles.ts'

export type SqliteOptions = {
  readonly sqlite: string
  /** Largest size of the file in pages of 4096 bytes; a change that needs more is answered `StoreAway` (`full`). */
  readonly maxPages?: number
  /** Called once when the disk refused durability or the writer died: the process must end and start anew. */
  readonly onFatal?: (fault: Error) => void
}

/** Opens, and if need be creates or migrates, the file; its folder must exist. Rejects with `StoreRefused` or `StoreAway`. */
export async function openSqlite(options: SqliteOptions): Promise<Store> {
  const file = canonical(options.sqlite)
  const lock = takeLock(file)
  try {
    const shapes = new Shapes(await prepare(file))
    return storeOn(file, lock, readConnection(file), shapes, options)
  } catch (fault) {
    lock.close()
    throw awayAtOpening(fault)
  }
}

function storeOn(file: string, lock: Closable, reader: DatabaseSync, shapes: Shapes, options: SqliteOptions): Store {
  const thread = new Thread({ file, ...pick(options.maxPages) }, shapes, options.onFatal)
  const recent = new Recent()
  const group = new Group(
    change => movesOf(change, shapes),
    batch => followed(recent, batch, thread.run(batch)),
    // One more lies ready, so that the writer need not wait until this thread has time to hear it and to answer.
    2,
  )
  const get = pointReads(reader)
  const among = recentFirst(recent, gathered(rowsAmong(reader, recent)))
  const close = async (): Promise<void> => {
    await group.close()
    // Readers first: the last connection to close folds the write-ahead log into the file.
    reader.close()
    await thread.close()
    lock.close()
  }
  return {
    engine: 'sqlite',
    db: readable(reader),
    get: async (table, key) => get(table, key),
    among,
    commit: change => group.commit(change),
    states: (layout, after, batch = 1000) => statesInSqlite(file, layout, after, batch),
    tiles: (layout, columns) => tilesInSqlite(file, layout, columns),
    scan: (query, batch = 1000) => scanSqlite(file, query, batch),
    snapshot: async () => snapshotOfSqlite(file),
    dump: (batch = 1000) => dumpSqlite(file, batch),
    stats: () => group.stats,
    scrub: (anew = 0) => thread.scrub(anew),
    close: onlyOnce(close),
  }
}

/** What is remembered follows a batch before anybody hears of it, however it went. */
async function followed(
  recent: Recent,
  batch: readonly (readonly Move[])[],
  running: Promise<readonly Fate[]>,
): Promise<readonly Fate[]> {
  let fates: readonly Fate[] | undefined
  try {
    fates = await running
    return fates
  } finally {
    recent.follow(batch, fates)
  }
}

type Closable = { close(): void }
const pick = (maxPages: number | undefined): { maxPages?: number } => (maxPages === undefined ? {} : { maxPages })
