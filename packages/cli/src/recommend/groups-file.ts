import { err, ok, type Result } from '@candor/terms'
import { type Complaint, exits } from '../answer.ts'
import { isUserName, plainName } from './columns.ts'
import { unreadable } from './lines.ts'
import { readRows } from './side-file.ts'

/** The group of every user by number; users the file does not know are of the group `unknown`. */
export type Groups = { readonly names: readonly string[]; readonly of: Int32Array }

const mostGroups = 50

/**
 * Reads to which group each user belongs, by a column of a file about users: its name, or its number from 1 where there is no
 * header. `age:25;45` makes ranges of a column of numbers.
 */
export async function readGroups(
  path: string,
  group: string,
  separator: string | undefined,
  users: readonly string[],
): Promise<Result<Groups, Complaint>> {
  const read = await readRows(path, separator)
  if (!read.ok) return read
  const [column = '', bounds] = group.split(/:(?=[-\d.;]+$)/)
  const [first = [], ...others] = read.value.rows
  const hasHeader = first.some(isUserName) || first.some(cell => plainName(cell) === plainName(column))
  const at = columnAt(hasHeader ? first : [], column, first.length)
  if (at === undefined) return err(noColumn(path, column, hasHeader ? first : [], first.length))
  const user = hasHeader ? Math.max(0, first.findIndex(isUserName)) : 0
  const rows = hasHeader ? others : read.value.rows
  const found = new Map(rows.map(cells => [cells[user] ?? '', labelOf(cells[at] ?? '', bounds)]))
  const labels = users.map(id => found.get(id) ?? 'unknown')
  const names = [...new Set(labels)].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
  if (names.length > mostGroups) return err(tooMany(path, column, names.length))
  const numbers = new Map(names.map((name, number) => [name, number]))
  return ok({ names, of: Int32Array.from(labels, label => numbers.get(label)!) })
}

function columnAt(header: readonly string[], column: string, width: number): number | undefined {
  const named = header.findIndex(cell => plainName(cell) === plainName(column))
  if (named >= 0) return named
  return /^\d{1,4}$/.test(column) && Number(column) >= 1 && Number(column) <= width ? Number(column) - 1 : undefined
}

/** A value as it stands, or the range it lies in: `25;45` makes under 25, 25 to 45 and from 45. */
function labelOf(cell: string, bounds: string | undefined): string {
  const value = cell.trim()
  if (value === '') return 'unknown'
  if (bounds === undefined) return value
  const number = Number(value)
  if (Number.isNaN(number)) return 'unknown'
  const limits = bounds.split(';').map(Number)
  const above = limits.findIndex(limit => number < limit)
  if (above === 0) return `under ${limits[0]}`
  return above < 0 ? `from ${limits.at(-1)}` : `${limits[above - 1]} to under ${limits[above]}`
}

const noColumn = (path: string, column: string, header: readonly string[], width: number): Complaint => ({
  ...unreadable(path, `it has no column "${column}"`),
  next: header.length > 0 ? `Name one of ${header.join(', ')}.` : `It has no header: give a number from 1 to ${width}.`,
})

const tooMany = (path: string, column: string, n: number): Complaint => ({
  what: `${column} of ${path} makes too many groups`,
  why: `There are ${n} different values; ${mostGroups} groups are reported.`,
  next: `Make ranges of numbers, such as --group ${column}:25;45, or take another column.`,
  exit: exits.usage,
})
