import { parse } from 'csv-parse/sync'
import type { Frame } from './frame.ts'

/**
 * The fields of whole rows (RFC 4180), in order; undefined for a broken row. A row without quotation marks is split at
 * its delimiters, which is the same and ten times faster.
 */
export function cellsOf(frames: readonly Frame[], delimiter: string): (readonly string[] | undefined)[] {
  const quoted = parseQuoted(
    frames.filter(frame => frame.quoted && !frame.broken),
    delimiter,
  )
  let next = 0
  return frames.map(frame => {
    if (frame.broken) return undefined
    return frame.quoted ? quoted[next++] : frame.bytes.toString('utf8').split(delimiter)
  })
}

function parseQuoted(frames: readonly Frame[], delimiter: string): string[][] {
  if (frames.length === 0) return []
  const text = frames.map(frame => frame.bytes.toString('utf8')).join('\n')
  const rows = parse(text, {
    delimiter,
    record_delimiter: '\n',
    relax_column_count: true,
    max_record_size: 0,
    bom: false,
  })
  if (rows.length !== frames.length)
    throw new Error(`the rows were cut into ${frames.length} but read as ${rows.length}`)
  return rows
}

/** A spreadsheet reads such a beginning as a formula; exports guard it with `'` (OWASP ASVS 5.0.0, 1.2.10). */
const formula = /^'*[=+\-@\t\r\0\uff1d\uff0b\uff0d\uff20]/
const guarded = /^'+[=+\-@\t\r\0\uff1d\uff0b\uff0d\uff20]/

/** Takes off the `'` that an export put before a formula sign; `'` before anything else is part of the value. */
export const stripGuard = (cell: string): string => (guarded.test(cell) ? cell.slice(1) : cell)

/** One field of a CSV file: guarded against formulas and quoted where needed. `stripGuard` undoes the guard. */
export function csvField(text: string): string {
  const safe = formula.test(text) ? `'${text}` : text
  return /[",;\t|\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
