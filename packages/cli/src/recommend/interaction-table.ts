import type { Columns } from './columns.ts'
import { secondsOf } from './moment.ts'

export type Reading = {
  readonly separator?: string
  /** Only rows rated so or higher are positive. */
  readonly threshold?: number
  /** The split needs the order of time: rows without a time, or from the future, are left out. */
  readonly ordered: boolean
  /** Seconds; what is dated later has not happened. */
  readonly now: number
}

/** What was read and what was not, in rows. */
export type Counts = {
  rows: number
  belowThreshold: number
  /** Rows without user or item. */
  incomplete: number
  unreadableRating: number
  unreadableTime: number
  future: number
}

/** Rows as they come in: ids numbered in the order of their first row, and the pairs that are positive. */
export type Table = {
  readonly users: Map<string, number>
  readonly items: Map<string, number>
  readonly pairs: { readonly users: number[]; readonly items: number[]; readonly times: number[] }
  readonly counts: Counts
}

export const emptyTable = (): Table => ({
  users: new Map(),
  items: new Map(),
  pairs: { users: [], items: [], times: [] },
  counts: { rows: 0, belowThreshold: 0, incomplete: 0, unreadableRating: 0, unreadableTime: 0, future: 0 },
})

/** Each more than any file that one machine evaluates; the tables of ids end soon after. */
const mostRows = 60_000_000
const mostIds = 16_000_000

export const tooLarge = `it is too large: at most ${mostRows} rows and ${mostIds} users or items are read`
export const isFull = ({ counts, users, items }: Table): boolean =>
  counts.rows > mostRows || users.size > mostIds || items.size > mostIds

/** Takes one row. An item exists once a whole row names it, even where the row itself does not count. */
export function takeRow(table: Table, cells: readonly string[], at: Columns, reading: Reading): void {
  const { users, items, pairs, counts } = table
  counts.rows++
  const [user = '', item = ''] = [cells[at.user], cells[at.item]]
  if (user.trim() === '' || item.trim() === '') {
    counts.incomplete++
    return
  }
  const itemNumber = numberOf(items, item)
  const time = at.time === undefined ? 0 : secondsOf(cells[at.time] ?? '')
  const isPositive = at.rating === undefined || rates(cells[at.rating] ?? '', reading, counts)
  const isInTime = at.time === undefined || hasHappened(time, reading, counts)
  if (!isPositive || !isInTime) return
  pairs.users.push(numberOf(users, user))
  pairs.items.push(itemNumber)
  pairs.times.push(time)
}

function rates(cell: string, { threshold }: Reading, counts: Counts): boolean {
  const value = cell.trim() === '' ? Number.NaN : Number(cell)
  if (Number.isNaN(value)) counts.unreadableRating++
  if (threshold === undefined) return true
  if (value < threshold) counts.belowThreshold++
  return value >= threshold
}

function hasHappened(time: number, { ordered, now }: Reading, counts: Counts): boolean {
  if (Number.isNaN(time)) counts.unreadableTime++
  if (time > now) counts.future++
  return !ordered || time <= now
}

function numberOf(numbers: Map<string, number>, id: string): number {
  const known = numbers.get(id)
  if (known !== undefined) return known
  numbers.set(id, numbers.size)
  return numbers.size - 1
}
