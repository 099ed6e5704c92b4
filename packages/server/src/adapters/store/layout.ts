/** What a column holds. Integers are 64 bits wide in both engines and stay in JavaScript's safe range. */
export type ColumnType = 'text' | 'integer' | 'bytes'
export type Column = { readonly type: ColumnType; readonly nullable: boolean }

/** One table as the open database holds it; `key` is its primary key, in order. */
export type TableLayout = { readonly columns: ReadonlyMap<string, Column>; readonly key: readonly string[] }
export type Layout = ReadonlyMap<string, TableLayout>

/** One row per column, tables and key places in order, as both engines' catalogs give it. `place` 0: not in the key. */
export type CatalogRow = { table: string; column: string; type: string; nullable: number; place: number }

const typeNames: Record<string, ColumnType> = {
  TEXT: 'text',
  INTEGER: 'integer',
  BLOB: 'bytes',
  text: 'text',
  bigint: 'integer',
  bytea: 'bytes',
}

/** Builds the layout from a catalog, so that checks follow the live schema and nothing is written down twice. */
export function layoutOf(rows: readonly CatalogRow[]): Layout {
  const layout = new Map<string, { columns: Map<string, Column>; key: string[] }>()
  for (const row of rows) {
    const table = layout.get(row.table) ?? { columns: new Map<string, Column>(), key: [] }
    layout.set(row.table, table)
    table.columns.set(row.column, { type: columnType(row), nullable: row.nullable === 1 })
    if (row.place > 0) table.key[row.place - 1] = row.column
  }
  return layout
}

function columnType({ table, column, type }: CatalogRow): ColumnType {
  const known = typeNames[type]
  if (known === undefined) throw new Error(`${table}.${column} has the type ${type}, which no migration of ours makes`)
  return known
}
