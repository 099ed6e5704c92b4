import type { RawBuilder } from 'kysely'
import type { TableName } from '../../adapters/store/index.ts'
import type { House } from '../../decisions/index.ts'
import type { Change } from '../../record/index.ts'

/** A row whose time is over: the columns of its key, and since when it is counted. */
export type DueRow = { readonly [column: string]: unknown; readonly at: number }

/**
 * What becomes of rows that are over while a legal hold stands on their customer: they stay as they are where nothing but the
 * record reads them; what is used is put away, sealed; and what names nobody cannot be held.
 */
export type WhenHeld = 'stays' | 'put-away' | 'cannot'

/** One rule of the retention plan over one table: counted from a column, gone after a limit. */
export type RowRule = {
  /** Stable; stands in the ledger. */
  readonly name: string
  readonly table: TableName
  readonly key: readonly string[]
  /** The column it is counted from. */
  readonly since: string
  /** The column counts seconds; else milliseconds. */
  readonly seconds?: true
  /** ISO 8601. */
  readonly limit: string
  /** In plain words: what it is, and from when it is counted. */
  readonly says: string
  /** What else must hold of a row, `d`, before it ends. */
  readonly only?: RawBuilder<unknown>
  readonly whenHeld: WhenHeld
  readonly purpose: string
  /** What ending these rows changes, as data. */
  readonly end: (house: House, rows: readonly DueRow[]) => Promise<Partial<Change>>
}
