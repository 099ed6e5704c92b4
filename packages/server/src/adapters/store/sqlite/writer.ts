import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'
import type { MoveValue, Shape } from '../shape.ts'
import { type Parcel, Unpacking } from './parcel.ts'
import { writerSettings } from './prepare.ts'
import { statementOf } from './statements.ts'

/** null: done; a string: conflict; `bad`: our own fault. */
export type ChangeFate = null | string | { readonly bad: string }
/** `failed` tells SQLite's extended result code for the whole batch. */
export type Answer = { readonly fates: readonly ChangeFate[] } | { readonly failed: number; readonly message: string }
/** A checkpoint failed: what was acknowledged is safe in the write-ahead log, unless the disk itself refused (fsync). */
export type Untidy = { readonly untidy: number; readonly message: string }
/** Whether the log was emptied at once; if not, it will be once nobody reads an old snapshot. */
/** Empties the write-ahead log; a file of up to so many bytes is written anew first. */
export type Scrub = { readonly anew: number }
export type Scrubbed = { readonly scrubbed: boolean }
export type WriterOptions = {
  readonly file: string
  readonly maxPages?: number
  /** Pages of log after which they are folded into the file. */
  readonly checkpointEvery?: number
}
type Prepared = { readonly shape: Shape; readonly statement: StatementSync }
type Ready = Prepared & { readonly values: MoveValue[] }

// 32 MB: rows written again and again are folded into the file once, and a crash leaves little to replay.
const { file, maxPages, checkpointEvery = 8_000 } = workerData as WriterOptions
const database = new DatabaseSync(file)
// Checkpoints are run by hand below: the automatic ones hide a failed fsync.
database.exec(`${writerSettings}; PRAGMA wal_autocheckpoint=0; PRAGMA cache_size=-64000; PRAGMA temp_store=MEMORY`)
if (maxPages !== undefined) database.exec(`PRAGMA max_page_count=${Number(maxPages)}`)
const [begin, commit, rollback] = ['BEGIN IMMEDIATE', 'COMMIT', 'ROLLBACK'].map(sql => database.prepare(sql)) as Three
const [save, release, undo] = ['SAVEPOINT c', 'RELEASE c', 'ROLLBACK TO c'].map(sql => database.prepare(sql)) as Three
type Three = [StatementSync, StatementSync, StatementSync]
const prepared: Prepared[] = []

class Conflict extends Error {}
const uniqueViolations = [1555, 2067, 2579]
/** SQLITE_IOERR, FULL, CANTOPEN, READONLY, CORRUPT, NOTADB, BUSY, NOMEM: the store is at fault, not the change. */
const storeFaults = [10, 13, 14, 8, 11, 26, 5, 7]

parentPort!.on('message', (parcel: Parcel | 'close' | Scrub) => {
  if (parcel === 'close') return close()
  if ('anew' in parcel) return scrub(parcel.anew)
  parentPort!.postMessage(answer(parcel))
  if (mustScrub) truncate()
  else tidy()
})

function answer(parcel: Parcel): Answer {
  try {
    for (const shape of parcel.shapes) prepared[shape.id] = { shape, statement: database.prepare(statementOf(shape)) }
    return { fates: transact(parcel, boldly) ?? transact(parcel, carefully)! }
  } catch (fault) {
    // SQLite may have rolled back by itself; then there is nothing left to roll back.
    if (database.isTransaction) rollback.run()
    return { failed: codeOf(fault), message: String(fault) }
  }
}

/** Runs the whole batch; undefined when a change failed half done, and all is rolled back. */
function transact(parcel: Parcel, way: (moves: readonly Ready[]) => ChangeFate | undefined): ChangeFate[] | undefined {
  const fates: ChangeFate[] = []
  const unpacking = new Unpacking(parcel)
  begin.run()
  for (const count of parcel.counts) {
    const fate = way(take(count, unpacking))
    if (fate === undefined) {
      rollback.run()
      return undefined
    }
    fates.push(fate)
  }
  commit.run()
  return fates
}

function take(count: number, unpacking: Unpacking): Ready[] {
  return Array.from({ length: count }, () => {
    const known = prepared[unpacking.shape]!
    return { ...known, values: unpacking.values(known.shape) }
  })
}

// Savepoints copy every page they touch. Most changes fail at their first move (a version that moved on), if at all, and
// a failed statement leaves nothing behind; so the batch is first tried without.
function boldly(moves: readonly Ready[]): ChangeFate | undefined {
  let done = 0
  try {
    for (const { shape, statement, values } of moves) {
      move(shape, statement, values)
      done++
    }
    return null
  } catch (fault) {
    const fate = fateOf(fault)
    return done === 0 ? fate : undefined
  }
}

function carefully(moves: readonly Ready[]): ChangeFate {
  save.run()
  try {
    for (const { shape, statement, values } of moves) move(shape, statement, values)
    return null
  } catch (fault) {
    const fate = fateOf(fault)
    undo.run()
    return fate
  } finally {
    if (database.isTransaction) release.run()
  }
}

/** Throws again what is the store's fault and not the change's. */
function fateOf(fault: unknown): ChangeFate {
  if (storeFaults.includes(codeOf(fault) & 0xff)) throw fault
  return fault instanceof Conflict ? fault.message : { bad: String(fault) }
}

function move({ step, table }: Shape, statement: StatementSync, values: MoveValue[]): void {
  if (step === 'absent') {
    if (statement.get(...values)) throw new Conflict(`${table}: the row exists already`)
    return
  }
  const changed = run(table, statement, values)
  if (changed === 0 && step === 'expect') throw new Conflict(`${table}: moved on from version ${values.at(-1)}`)
  if (changed === 0 && step === 'patch') throw new Conflict(`${table}: the row to patch is gone`)
}

function run(table: string, statement: StatementSync, values: MoveValue[]): number {
  try {
    return Number(statement.run(...values).changes)
  } catch (fault) {
    if (uniqueViolations.includes(codeOf(fault))) throw new Conflict(`${table}: the row exists already`)
    throw fault
  }
}

const codeOf = (fault: unknown): number => Number((fault as { errcode?: number }).errcode ?? 0)

// Between commits, so that no caller waits for it unless the next batch is already there. A reader that holds an old
// snapshot keeps a checkpoint from finishing; then it is tried again only after the file has grown as much again.
const walState = database.prepare('PRAGMA wal_checkpoint(NOOP)')
let tried = 0
function tidy(): void {
  try {
    const { log, checkpointed } = walState.get() as { log: number; checkpointed: number }
    if (log < tried) tried = 0
    if (log - checkpointed < checkpointEvery || log - tried < checkpointEvery) return
    tried = log
    database.exec('PRAGMA wal_checkpoint(PASSIVE)')
  } catch (fault) {
    parentPort!.postMessage({ untidy: codeOf(fault), message: String(fault) } satisfies Untidy)
  }
}

// The write-ahead log still holds pages as they were before. A reader under way keeps it; then we try again after each batch.
let mustScrub = false
function scrub(anew: number): void {
  if (anew > 0) rewrite(anew)
  truncate()
  parentPort!.postMessage({ scrubbed: !mustScrub } satisfies Scrubbed)
}

/** When a page is split, SQLite leaves bytes of what moved in the free space of the old one, `secure_delete` or not. */
function rewrite(atMost: number): void {
  try {
    const [pages, size] = ['page_count', 'page_size'].map(name =>
      Number(database.prepare(`PRAGMA ${name}`).get()![name]),
    )
    if (pages! * size! <= atMost) database.exec('VACUUM')
  } catch (fault) {
    parentPort!.postMessage({ untidy: codeOf(fault), message: String(fault) } satisfies Untidy)
  }
}

function truncate(): void {
  try {
    database.exec('PRAGMA busy_timeout=0')
    const { busy } = database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get() as { busy: number }
    mustScrub = busy !== 0
  } catch (fault) {
    mustScrub = true
    parentPort!.postMessage({ untidy: codeOf(fault), message: String(fault) } satisfies Untidy)
  } finally {
    database.exec('PRAGMA busy_timeout=5000')
  }
}

function close(): void {
  database.close()
  parentPort!.close()
}
