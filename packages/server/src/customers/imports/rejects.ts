import { csvField } from './cells.ts'
import type { TableRow } from './open-table.ts'
import type { Taken } from './reading.ts'
import type { ImportRule, RowFault } from './rules.ts'

/** Columns that the rejects file puts before those of the original file; a map reads past them. */
const own = ['reject_line', 'reject_taken', 'reject_column', 'reject_rule', 'reject_reason', 'reject_raw'] as const

/** Whether a rejects file has put this column before those of the original. */
export const isRejectColumn = (column: string): boolean => own.some(mine => mine === column)

export type ImportCounts = {
  /** Rows read: `taken` and `rejected` together. */
  readonly read: number
  /** Rows that were taken, those with notices included. */
  readonly taken: number
  readonly rejected: number
  /** How often each rule spoke, over all rows; one row may have several. */
  readonly reasons: { readonly [rule in ImportRule]?: number }
}

/**
 * Writes the rejects file: one line for each row that was refused (`reject_taken` no), or taken with something left out
 * (yes), with line, column, rule and reason, and then the original row under its own columns, so that it can be corrected
 * and imported again with the same map. RFC 4180 with LF, `,`, and a guard against formulas, which the import takes off.
 */
export class RejectsFile {
  readonly #columns: readonly { readonly name: string; readonly index: number }[]
  readonly #reasons = new Map<ImportRule, number>()
  #taken = 0
  #rejected = 0

  /** `columns` of the original file. Those of an earlier rejects file are left out. */
  constructor(columns: readonly string[]) {
    const all = columns.map((name, index) => ({ name, index }))
    this.#columns = all.filter(({ name }) => !isRejectColumn(name))
  }

  /** The first line. */
  header(): string {
    return lineOf([...own, ...this.#columns.map(({ name }) => name)])
  }

  /** Counts one row; answers its line for the file, or an empty text for a row without faults. */
  add(row: TableRow<Taken>): string {
    const { parsed } = row
    const faults = parsed.ok ? parsed.value.notices : parsed.error
    if (parsed.ok) this.#taken++
    else this.#rejected++
    for (const { rule } of faults) this.#reasons.set(rule, (this.#reasons.get(rule) ?? 0) + 1)
    return faults.length === 0 ? '' : this.#line(row, faults)
  }

  counts(): ImportCounts {
    const [taken, rejected] = [this.#taken, this.#rejected]
    return { read: taken + rejected, taken, rejected, reasons: Object.fromEntries(this.#reasons) }
  }

  #line(row: TableRow<Taken>, faults: readonly RowFault[]): string {
    const why = [
      String(row.line),
      row.parsed.ok ? 'yes' : 'no',
      joined(faults.map(fault => fault.column)),
      joined(faults.map(fault => fault.rule)),
      joined(faults.map(fault => fault.says)),
      this.#fits(row) ? '' : rawOf(row),
    ]
    return lineOf([...why, ...this.#columns.map(({ index }) => (this.#fits(row) ? (row.cells?.[index] ?? '') : ''))])
  }

  /** A row with too many or too few fields would stand under the wrong columns; it is kept in `reject_raw`. */
  #fits(row: TableRow<Taken>): boolean {
    return row.cells !== undefined && !row.parsed.ok ? !row.parsed.error.some(isRagged) : row.cells !== undefined
  }
}

const isRagged = (fault: RowFault): boolean => fault.rule === 'import-ragged-row'
const joined = (parts: readonly string[]): string => parts.filter(part => part !== '').join('; ')
const rawOf = (row: TableRow<Taken>): string => row.raw ?? lineOf(row.cells ?? []).trimEnd()
const lineOf = (cells: readonly string[]): string => `${cells.map(csvField).join(',')}\n`
