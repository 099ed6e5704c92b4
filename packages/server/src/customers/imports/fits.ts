import type { Cells } from './column.ts'
import { limits } from './frame.ts'
import type { RowFault } from './rules.ts'

/** What is wrong with the shape of a row, whatever is in it: it has not the fields of the header, or one of them is too long. */
export function shapeFault(cells: Cells, columns: readonly string[], line: number): RowFault | undefined {
  if (cells.length !== columns.length) {
    const says = `the row has ${cells.length} fields and the header ${columns.length}`
    return { line, column: '', rule: 'import-ragged-row', says }
  }
  // A character is at most three bytes of UTF-8 per unit of length, so short cells need no counting.
  const long = cells.findIndex(cell => cell.length * 3 > limits.field && Buffer.byteLength(cell) > limits.field)
  if (long === -1) return undefined
  const says = `the field is longer than ${limits.field} bytes`
  return { line, column: columns[long] ?? '', rule: 'import-too-long', says }
}
