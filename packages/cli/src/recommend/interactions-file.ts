import { interactionsOf, type Named, orderedIds } from '@candor/recommender'
import { err, ok, type Result } from '@candor/terms'
import { type Complaint, exits } from '../answer.ts'
import type { Progress } from '../terminal/progress.ts'
import { type Cut, cutBy, sniffSeparator } from './cells.ts'
import { type Columns, columnsOf } from './columns.ts'
import { type Counts, emptyTable, isFull, type Reading, type Table, takeRow, tooLarge } from './interaction-table.ts'
import { eachLine, sizeOf, unreadable } from './lines.ts'

/** Interactions of a file; `dated` says whether it has a column of times. */
export type Loaded = Named & {
  readonly counts: Readonly<Counts> & { readonly duplicates: number }
  readonly dated: boolean
}

/**
 * Reads who chose what. All items of the file exist, also those of rows below the threshold or left out. Ids are kept exactly
 * as written.
 */
export async function readInteractions(
  path: string,
  reading: Reading,
  progress: Progress,
): Promise<Result<Loaded, Complaint>> {
  const size = await sizeOf(path)
  const reader = createReader(reading)
  const read = await eachLine(path, (line, number, bytes) => {
    reader.take(line)
    if (number % 65_536 === 0 && size !== undefined)
      progress.update(number, Math.max(number, Math.round((number / bytes) * size)))
  })
  if (!read.ok) return read
  const { table, fault } = reader
  if (fault !== undefined) return err(unreadable(path, fault))
  if (table.counts.rows === 0) return err(unreadable(path, 'it holds no rows'))
  progress.end(table.counts.rows)
  if (table.pairs.users.length === 0) return err(nothingLeft(path, table.counts))
  return ok(load(table, reader.columns?.time !== undefined))
}

type Reader = { readonly table: Table; columns?: Columns; fault?: string; take(line: string): void }

/** Learns separator and columns from the first line, then takes rows until something is wrong with the file as a whole. */
function createReader(reading: Reading): Reader {
  let cut: Cut = line => [line]
  const reader: Reader = {
    table: emptyTable(),
    take(line) {
      if (reader.fault !== undefined) return
      if (reader.columns === undefined) learn(line)
      else takeRow(reader.table, cut(line), reader.columns, reading)
      if (isFull(reader.table)) reader.fault = tooLarge
    },
  }
  const learn = (first: string): void => {
    const separator = reading.separator ?? sniffSeparator(first)
    if (separator !== undefined) cut = cutBy(separator)
    const found = columnsOf(cut(first))
    if (!found.ok) reader.fault = found.error
    else if (reading.threshold !== undefined && found.value.rating === undefined) reader.fault = noRatings
    else {
      reader.columns = found.value
      if (!found.value.header) takeRow(reader.table, cut(first), found.value, reading)
    }
  }
  return reader
}

const noRatings = 'it has no column of ratings for the threshold'

const nothingLeft = (
  path: string,
  { rows, belowThreshold, incomplete, unreadableTime, future }: Counts,
): Complaint => ({
  what: `Nothing of ${path} is left to evaluate`,
  why: `Of ${rows} rows ${belowThreshold} are below the threshold, ${incomplete} lack a user or an item, ${unreadableTime} have no time that can be read, ${future} lie in the future.`,
  next: 'Check the columns and the threshold.',
  exit: exits.error,
})

/** Numbers the items in the order that "the lower item id" means. */
function load({ users, items, pairs, counts }: Table, dated: boolean): Loaded {
  const ordered = orderedIds([...items.keys()])
  const place = new Int32Array(items.size)
  ordered.forEach((id, at) => {
    place[items.get(id)!] = at
  })
  const events = {
    users: Int32Array.from(pairs.users),
    items: Int32Array.from(pairs.items, item => place[item]!),
    // A time that cannot be read is never looked at: where order counts, its row was left out.
    ...(dated ? { times: Float64Array.from(pairs.times) } : {}),
  }
  const { interactions, duplicates } = interactionsOf(events, users.size, items.size)
  return { interactions, users: [...users.keys()], items: ordered, dated, counts: { ...counts, duplicates } }
}
