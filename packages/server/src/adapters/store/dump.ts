import type { CatalogRow, ColumnType } from './layout.ts'
import { layoutOf } from './layout.ts'
import type { MoveValue } from './shape.ts'

/** Some rows of one table, values in the order of the columns. Each table has at least one part, be it empty. */
export type DumpPart = {
  readonly table: string
  readonly columns: readonly (readonly [name: string, type: ColumnType])[]
  readonly rows: readonly (readonly MoveValue[])[]
}

/** The tables of a catalog with their columns, in order of name. */
export const dumpedTables = (catalog: readonly CatalogRow[]): Omit<DumpPart, 'rows'>[] =>
  [...layoutOf([...catalog])]
    .map(([table, { columns }]) => ({ table, columns: [...columns].map(([name, { type }]) => [name, type] as const) }))
    .sort((a, b) => (a.table < b.table ? -1 : 1))

export const selectAll = ({ table, columns }: Omit<DumpPart, 'rows'>): string =>
  `SELECT ${columns.map(([name]) => `"${name}"`).join(', ')} FROM "${table}"`
