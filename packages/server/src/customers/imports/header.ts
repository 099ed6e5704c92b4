import { isUtf8 } from 'node:buffer'
import { err, type Fault, ok, type Result } from '@candor/terms'
import { cellsOf } from './cells.ts'
import { Framer, limits } from './frame.ts'
import type { Header, ReadRow, TableReading, Taken } from './reading.ts'

const delimiters = [',', ';', '\t', '|']
const forbidden = new Set(['__proto__', 'constructor', 'prototype'])

/**
 * Reads the first line: the column names, the delimiter under which most columns are known (unless the reading names it), and
 * what reads the rows. All faults at once: no header, wrong encoding, too many or repeated names, columns that are missing.
 */
export function readHeader<T extends Taken>(
  line: Buffer,
  reading: TableReading<T>,
): Result<{ readonly header: Header; readonly read: ReadRow<T> }, Fault[]> {
  const unreadable = faultOfLine(line)
  if (unreadable !== undefined) return err([{ path: 'header', says: unreadable, line: 1 }])
  const { delimiter: named } = reading
  const tried = (named === undefined ? delimiters : [named]).map(delimiter => split(line, delimiter))
  const hits = ({ columns }: Header): number => columns.filter(column => reading.knows(column)).length
  const header = tried.reduce((best, next) => (hits(next) > hits(best) ? next : best))
  const read = reading.compile(header.columns)
  const faults = [...faultsOfNames(header.columns), ...(read.ok ? [] : read.error)]
  return read.ok && faults.length === 0 ? ok({ header, read: read.value }) : err(faults)
}

function split(line: Buffer, delimiter: string): Header {
  const [cells] = cellsOf(new Framer(delimiter).push(line, true).slice(0, 1), delimiter)
  return { columns: (cells ?? []).map(cell => cell.trim()), delimiter }
}

function faultOfLine(line: Buffer): string | undefined {
  if (line.length === 0) return 'the file is empty; its first line must name the columns'
  if (line.length > limits.line) return `the first line is longer than ${limits.line} bytes; it must name the columns`
  if (line[0] === 0xff || line[0] === 0xfe) return 'the file looks like UTF-16; save it with the encoding UTF-8'
  if (!isUtf8(line)) return 'the first line is not UTF-8; save the file with the encoding UTF-8'
  if (line.includes(0)) return 'the first line holds a NUL byte; this is not a CSV file in UTF-8'
  const bare = line.at(-1) === 13 ? line.subarray(0, -1) : line
  return bare.includes(13) ? 'the lines end with CR alone; save the file with LF or CRLF line ends' : undefined
}

function faultsOfNames(columns: readonly string[]): Fault[] {
  const says = (text: string): Fault => ({ path: 'header', says: text, line: 1 })
  if (columns.length > limits.columns) {
    return [says(`the file has ${columns.length} columns; at most ${limits.columns} are read`)]
  }
  const repeated = columns.filter((column, i) => column !== '' && columns.indexOf(column) !== i)
  return [
    ...[...new Set(repeated)].map(column =>
      says(`the column ${quoteName(column)} appears more than once; rename one of them`),
    ),
    ...columns.filter(column => forbidden.has(column)).map(column => says(`a column cannot be called ${column}`)),
  ]
}

/** JSON writes line ends and quotation marks harmlessly; a name in an error never breaks the line it is printed on. */
export const quoteName = (name: string): string => JSON.stringify(name.length > 60 ? `${name.slice(0, 60)}…` : name)
