import type { Kysely } from 'kysely'
import type { DumpPart } from './dump.ts'
import type { Tables } from './tables.ts'

export type TableName = keyof Tables & string
/** A value both engines keep faithfully. Booleans are 0/1; instants are integers in milliseconds; JSON is text. */
export type Value = string | number | bigint | Uint8Array | null
export type RowOf<T extends TableName> = { readonly [C in keyof Tables[T]]?: Value }

/**
 * One write as data. `key` names the primary-key columns; `remove` takes a leading part of them too (all rows of a
 * customer). `put` inserts or replaces by primary key: a nullable column it does not name becomes null.
 * The key of a `patch` may name further columns: the row must still hold those values.
 * A `patch` whose row is gone is a conflict; a `remove` without rows is not.
 * `mirror` makes each value of a column of integers that is not null `about - value`, in every row: twice, about -1 and about
 * 0, adds one to each, and no two rows have the same value on the way.
 */
export type Write = {
  [T in TableName]:
    | { readonly do: 'insert'; readonly table: T; readonly row: RowOf<T> }
    | { readonly do: 'put'; readonly table: T; readonly row: RowOf<T> }
    | { readonly do: 'patch'; readonly table: T; readonly key: RowOf<T>; readonly set: RowOf<T> }
    | { readonly do: 'remove'; readonly table: T; readonly key: RowOf<T> }
    | { readonly do: 'mirror'; readonly table: T; readonly column: keyof Tables[T] & string; readonly about: number }
}[TableName]

/**
 * The row at `key` still has `version`; committing moves it to `version + 1`, and a write of the same row that names
 * `version` must name that one. Version 0 means: the row does not exist yet (an insert or put with version 1 follows).
 */
export type Expectation = {
  [T in TableName]: { readonly table: T; readonly key: RowOf<T>; readonly version: number }
}[TableName]

/** What one use case decided, as data: applied whole or not at all. */
export type StoreChange = { readonly expect: readonly Expectation[]; readonly writes: readonly Write[] }

/**
 * - `done`: durable; fsync has returned.
 * - `conflict`: a version moved or a row to insert already exists; nothing of this change was applied. Gather and decide again.
 * Anything else (store away, disk full, closed) rejects with `StoreAway`: nothing may be acknowledged. A malformed change
 * (unknown table or column, wrong type, NUL in text) rejects with `BadWrite`, alone in its batch.
 */
export type CommitResult = { readonly done: true } | { readonly done: false; readonly conflict: string }

export type StateRow = readonly [customer: string, state: Uint8Array]

/**
 * Decision states side by side, as bytes by name of the column; what they hold, `customers/state/tiles` says. `stale`: places of the
 * tile whose customers have changed since or are gone. Or states that no tile shows, as rows.
 */
export type TilePart =
  | { readonly tile: number; readonly columns: ReadonlyMap<string, Uint8Array>; readonly stale: Uint16Array }
  | { readonly rows: readonly StateRow[] }

export interface Store {
  readonly engine: 'sqlite' | 'postgres'
  /** Committed data, read only: a write through this handle fails. Sees every commit that was acknowledged before. */
  readonly db: Kysely<Tables>
  /** One committed row by the values of some of its columns, its primary key as a rule. The quick way to read one thing. */
  get<T extends TableName>(table: T, key: RowOf<T>): Promise<Tables[T] | undefined>
  /** Committed rows in which this column holds one of these values, in no order. The quick way to read several things at once. */
  among<T extends TableName>(table: T, column: keyof Tables[T] & string, values: readonly Value[]): Promise<Tables[T][]>
  /** Applies the change durably. Concurrent changes share one fsync (group commit); each stands under its own savepoint. */
  commit(change: StoreChange): Promise<CommitResult>
  /**
   * Reads many rows from one consistent snapshot in batches, letting other work run in between.
   * `query` is a compiled Kysely query over `db`. Stopping the iteration early releases the snapshot.
   */
  scan<R>(query: { readonly sql: string; readonly parameters: readonly unknown[] }, batch?: number): AsyncIterable<R[]>
  /** Every row of every table from one consistent snapshot, table by table, while others write. What a backup is made of. */
  dump(batch?: number): AsyncIterable<DumpPart>
  /** Counts since opening. `transactions` share one fsync each; `changes` are those acknowledged as done. */
  stats(): { readonly transactions: number; readonly changes: number; readonly conflicts: number }
  /**
   * Decision states of one layout in customer order, from one snapshot, `after` a customer (`''` from the first). What plans
   * read; the quickest way through millions of rows. Stopping early releases the snapshot.
   */
  states(layout: number, after: string, batch?: number): AsyncIterable<StateRow[]>
  /**
   * Every decision state of one layout exactly once, from one snapshot: tiles in order, with the columns named, then what no tile
   * shows. What plans read: quicker than `states` by far, and in no order of customers. Stopping early releases the snapshot.
   */
  tiles(layout: number, columns: readonly string[]): AsyncIterable<TilePart>
  /**
   * Leaves nothing of what was removed in the files of SQLite: rows and pages are overwritten as they go, and this empties the
   * write-ahead log, at the latest once no reader needs it. What SQLite moves when it splits a page it does not overwrite: a file
   * of up to `anew` bytes is written anew as well, and commits wait for it. PostgreSQL clears up by itself.
   */
  scrub(anew?: number): Promise<void>
  /**
   * Everything that is committed now, through the same reads, for as long as it is open: what is committed later is not seen.
   * It takes no commit. Closing frees its connection; an open one keeps the write-ahead log from being folded away.
   */
  snapshot(): Promise<Store>
  /** Waits for commits under way, then closes. */
  close(): Promise<void>
}
