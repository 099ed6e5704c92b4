import type { Instant } from '@candor/terms'
import type { Origin } from './import-map.ts'
import type { ImportRule } from './rules.ts'

/** The cells of one row, in the order of the header. */
export type Cells = readonly string[]
/** Notes one fault of the row being read; without `says`, the rule speaks for itself. */
export type Note = (column: string, rule: ImportRule, says?: string) => void
/** What all readers of one file share: its columns, and the moment of the import. */
export type RowContext = { readonly columns: readonly string[]; readonly now: Instant }

/** Looks up one cell (or the fixed value, or nothing); compiled once per file. */
export function getter(origin: Origin | undefined, columns: readonly string[]): (cells: Cells) => string {
  if (origin === undefined) return () => ''
  if ('fixed' in origin) return () => origin.fixed
  const index = columns.indexOf(origin.column)
  return cells => cells[index] ?? ''
}

/** The column a fault should name; empty for a fixed value. */
export const columnName = (origin: Origin | undefined): string => (origin && 'column' in origin ? origin.column : '')
