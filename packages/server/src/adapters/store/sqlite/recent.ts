import type { Fate } from '../group.ts'
import type { TableName, Value } from '../port.ts'
import type { Move } from '../shape.ts'
import type { Tables } from '../tables.ts'

type Row = Tables[TableName]
type Cells = { readonly [column: string]: Value }

/** What is remembered, by the one column that finds a single row of it: who is at work is looked up with every batch. */
const watched: { readonly [T in TableName]?: string } = { identities: 'blind', customer_state: 'customer' }
const mostRows = 10_000

/**
 * Rows read or written a moment ago. SQLite drops the pages that it read whenever somebody commits, so finding the same row
 * again costs the same again. Only this process writes the file, and every commit passes here.
 *
 * INVARIANT: once a commit is answered, no row is remembered as it was before it; what a commit did not say plainly is forgotten.
 */
export class Recent {
  readonly #tables = new Map<string, Map<Value, Row>>()

  /** The row by the column that finds it; undefined: not remembered. */
  find(table: TableName, column: string, value: Value): Row | undefined {
    return watched[table] === column ? this.#tables.get(table)?.get(value) : undefined
  }

  /** Remembers what a look found; nothing where it found several rows or none. */
  note(table: TableName, column: string, value: Value, rows: readonly Row[]): void {
    const [row] = rows
    if (watched[table] !== column || !row || rows.length > 1) return
    const known = this.#tables.get(table) ?? new Map<Value, Row>()
    if (known.size >= mostRows) known.clear()
    this.#tables.set(table, known.set(value, row))
  }

  /** Follows a batch that was answered, in the order in which it ran. Without fates nobody knows what became of it. */
  follow(batch: readonly (readonly Move[])[], fates?: readonly Fate[]): void {
    for (const [at, moves] of batch.entries()) {
      const fate = fates?.[at]
      for (const move of moves) {
        const column = watched[move.shape.table as TableName]
        const rows = this.#tables.get(move.shape.table)
        if (column !== undefined && rows) followMove(rows, column, move, fate !== undefined && 'done' in fate)
      }
    }
  }
}

function followMove(rows: Map<Value, Row>, column: string, { shape, values }: Move, isDone: boolean): void {
  const at = shape.columns.length + shape.where.indexOf(column)
  const key = shape.where.includes(column) ? values[at] : values[shape.columns.indexOf(column)]
  if (key === undefined) {
    rows.clear()
    return
  }
  const before = rows.get(key)
  if (!before) return
  const after = isDone ? changed(before as unknown as Cells, { shape, values }) : undefined
  if (after) rows.set(key, after as unknown as Row)
  else rows.delete(key)
}

/** The row after a move that names it whole or by its version; undefined where the move does not tell. */
function changed(row: Cells, { shape, values }: Move): Cells | undefined {
  const { step, columns, where } = shape
  if (step === 'absent') return row
  if (step === 'expect') {
    const version = values[where.indexOf('version')]
    return row['version'] === version ? { ...row, version: Number(version) + 1 } : undefined
  }
  if (step !== 'patch') return undefined
  return { ...row, ...Object.fromEntries(columns.map((column, i) => [column, values[i] as Value])) }
}
