import type { Categories } from '@candor/recommender'
import { err, ok, type Result } from '@candor/terms'
import type { Complaint } from '../answer.ts'
import { isItemName, plainName } from './columns.ts'
import { unreadable } from './lines.ts'
import { readRows } from './side-file.ts'

const categoryNames = ['category', 'categories', 'genre', 'genres', 'tag', 'tags', 'class', 'topic', 'topics']

/**
 * Reads the categories of items: a column by name (`category`, `genres`, …), or the last one, several in a cell apart by `|` or
 * `;`; or, as in MovieLens 100k, the last columns where all of them hold 0 and 1. Items the interactions do not know are passed over.
 */
export async function readCategories(
  path: string,
  separator: string | undefined,
  items: readonly string[],
): Promise<Result<{ readonly categories: Categories; readonly known: number }, Complaint>> {
  const read = await readRows(path, separator)
  if (!read.ok) return read
  const [first = [], ...others] = read.value.rows
  const hasHeader = first.some(isItemName)
  const rows = hasHeader ? others : read.value.rows
  const item = hasHeader ? first.findIndex(isItemName) : 0
  const named = hasHeader ? first.findIndex(cell => categoryNames.includes(plainName(cell))) : -1
  const flags = named < 0 ? flagsFrom(rows) : undefined
  const column = named < 0 ? first.length - 1 : named
  if (column === item) return err(unreadable(path, 'it has no column of categories'))
  const of = (cells: readonly string[]): string[] =>
    flags === undefined
      ? inCell(cells[column] ?? '')
      : cells.slice(flags).flatMap((cell, at) => (cell === '1' ? [hasHeader ? first[flags + at]! : String(at)] : []))
  const found = new Map<string, Set<string>>()
  for (const cells of rows) {
    const id = cells[item] ?? ''
    const before = found.get(id) ?? new Set()
    for (const category of of(cells)) before.add(category)
    found.set(id, before)
  }
  return ok(numbered(items, found))
}

const inCell = (cell: string): string[] =>
  cell.split(/[|;]/).flatMap(part => (part.trim() === '' || part === '(no genres listed)' ? [] : [part.trim()]))

/** Where the last columns of 0 and 1 alone begin, where there are at least two. */
function flagsFrom(rows: readonly (readonly string[])[]): number | undefined {
  const width = rows[0]?.length ?? 0
  let from = width
  while (from > 1 && rows.every(cells => cells.length === width && /^[01]$/.test(cells[from - 1]!))) from--
  return width - from >= 2 ? from : undefined
}

function numbered(items: readonly string[], found: ReadonlyMap<string, ReadonlySet<string>>) {
  const numbers = new Map<string, number>()
  const starts = new Int32Array(items.length + 1)
  const values: number[] = []
  let known = 0
  items.forEach((id, at) => {
    const categories = found.get(id) ?? []
    for (const category of categories) {
      if (!numbers.has(category)) numbers.set(category, numbers.size)
      values.push(numbers.get(category)!)
    }
    starts[at + 1] = values.length
    if (values.length > starts[at]!) known++
  })
  return { categories: { starts, values: Int32Array.from(values), count: numbers.size }, known }
}
