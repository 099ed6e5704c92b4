import type { DumpPart } from '../store/index.ts'

type Columns = DumpPart['columns']
type Cells = DumpPart['rows'][number]

/** First line of each table: its name, and its columns with their types. Each further line is one row; bytes are base64. */
export const headOf = ({ table, columns }: Pick<DumpPart, 'table' | 'columns'>): string =>
  JSON.stringify({ table, columns })

export const rowLine = (row: Cells): string =>
  JSON.stringify(row.map(value => (value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value)))

/** A row again. Throws when the line does not fit the columns. */
export function readRow(line: string, columns: Columns): Cells {
  const row = JSON.parse(line) as (string | number | null)[]
  if (!Array.isArray(row) || row.length !== columns.length)
    throw new Error(`a row does not fit its columns: ${line.slice(0, 80)}`)
  return row.map((value, i) => (columns[i]![1] === 'bytes' && value !== null ? fromBase64(String(value)) : value))
}

const fromBase64 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'))
