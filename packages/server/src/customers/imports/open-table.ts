import { err, type Fault, ok, type Result } from '@candor/terms'
import { blocks } from './blocks.ts'
import { cellsOf, stripGuard } from './cells.ts'
import { shapeFault } from './fits.ts'
import { type Frame, Framer, limits } from './frame.ts'
import { readHeader } from './header.ts'
import type { Header, ReadRow, RowOutcome, TableReading, Taken } from './reading.ts'
import type { RowFault } from './rules.ts'

export type Progress = {
  /** Rows read so far, those skipped by `startRow` included. */
  readonly rows: number
  readonly bytes: number
  /** Bytes in all, when they are known. */
  readonly total?: number
}

export type TableOptions = {
  /** The first row to yield, counted from 1; rows before it are passed over without being judged. Default 1. */
  readonly startRow?: number
  /** Bytes of the whole file, for `Progress`. */
  readonly total?: number
  /** Called after each block of about 64 KB. */
  readonly onProgress?: (progress: Progress) => void
}

export type TableRow<T extends Taken> = RowOutcome<T> & {
  /** Counted from 1, the header not included. Stable for a file, so that an import can go on where it stopped. */
  readonly row: number
  /** Physical line the row begins on; the header is line 1. */
  readonly line: number
  /** Fields as in the file, guards against formulas taken off; undefined when the line cannot be split. */
  readonly cells: readonly string[] | undefined
  /** The text of a line that cannot be split, cut to 1,000 characters. */
  readonly raw?: string
}

export type OpenTable<T extends Taken> = { readonly header: Header; readonly rows: AsyncIterable<TableRow<T>> }

const byteOrderMark = Buffer.from('\ufeff')

/**
 * Opens a CSV file (RFC 4180; LF or CRLF; UTF-8 with or without a byte order mark) as a stream of judged rows. Faults of
 * the file as a whole (no header, a column is missing) are the error; faults of a row come with the row, and reading goes on.
 * Every row is yielded once, in order, as taken or as a reject. Memory does not grow with the file.
 */
export async function openTable<T extends Taken>(
  stream: AsyncIterable<Uint8Array>,
  reading: TableReading<T>,
  options: TableOptions,
): Promise<Result<OpenTable<T>, Fault[]>> {
  const incoming = blocks(stream)
  const head = await readHead(incoming)
  const opened = readHeader(head.line, reading)
  if (!opened.ok) {
    await incoming.return(undefined)
    return err(opened.error)
  }
  const { header, read } = opened.value
  return ok({ header, rows: rowsOf(head, incoming, header, read, options) })
}

type Head = { readonly line: Buffer; readonly bytes: Buffer; readonly skipped: number }

/** Reads up to the end of the first line. A header lies on one line. */
async function readHead(incoming: AsyncGenerator<Uint8Array>): Promise<Head> {
  let bytes: Buffer = Buffer.alloc(0)
  while (!bytes.includes(10) && bytes.length <= limits.line) {
    const next = await incoming.next()
    if (next.done) break
    bytes = Buffer.concat([bytes, next.value])
  }
  const skipped = bytes.subarray(0, 3).equals(byteOrderMark) ? 3 : 0
  const end = bytes.indexOf(10)
  return { line: bytes.subarray(skipped, end === -1 ? bytes.length : end), bytes, skipped }
}

async function* rowsOf<T extends Taken>(
  head: Head,
  incoming: AsyncGenerator<Uint8Array>,
  header: Header,
  read: ReadRow<T>,
  options: TableOptions,
): AsyncGenerator<TableRow<T>> {
  const framer = new Framer(header.delimiter, head.skipped)
  const first = options.startRow ?? 1
  let row = 0
  let isHeader = true
  for await (const { block, last } of withLast(head.bytes.subarray(head.skipped), incoming)) {
    const frames = framer.push(block, last).slice(isHeader ? 1 : 0)
    isHeader = false
    const passed = Math.min(frames.length, Math.max(0, first - 1 - row))
    row += passed
    for (const judged of judge(frames.slice(passed), header, read)) yield { row: ++row, ...judged }
    options.onProgress?.({
      rows: row,
      bytes: framer.offset,
      ...(options.total === undefined ? {} : { total: options.total }),
    })
  }
}

function* judge<T extends Taken>(frames: readonly Frame[], header: Header, read: ReadRow<T>) {
  const cells = cellsOf(frames, header.delimiter)
  for (let i = 0; i < frames.length; i++) yield judgeFrame(frames[i]!, cells[i], header, read)
}

function judgeFrame<T extends Taken>(
  frame: Frame,
  cells: readonly string[] | undefined,
  { columns }: Header,
  read: ReadRow<T>,
): Omit<TableRow<T>, 'row'> {
  const { line, broken } = frame
  if (cells !== undefined) {
    const bare = cells.map(stripGuard)
    const wrong = shapeFault(bare, columns, line)
    const outcome: RowOutcome<T> = wrong ? { parsed: err([wrong]) } : read(bare, line)
    return { line, cells: bare, ...outcome }
  }
  const fault: RowFault = { line, column: '', rule: broken?.rule ?? 'import-broken-quoting', says: broken?.says ?? '' }
  return { line, cells: undefined, raw: frame.bytes.toString('utf8').slice(0, 1000), parsed: err([fault]) }
}

/** The first block and those that follow, each told whether it is the last. Whoever stops early closes the stream. */
async function* withLast(first: Uint8Array, incoming: AsyncGenerator<Uint8Array>) {
  try {
    for (let block = first; ; ) {
      const next = await incoming.next()
      yield { block, last: next.done === true }
      if (next.done) return
      block = next.value
    }
  } finally {
    await incoming.return(undefined)
  }
}
