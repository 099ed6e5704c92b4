import { err, type Fault, type Instant, ok, type Result } from '@candor/terms'
import { blocks } from './blocks.ts'
import type { CandidateCustomer, RescuedRefusals } from './candidate.ts'
import { cellsOf, stripGuard } from './cells.ts'
import { type Frame, Framer, limits } from './frame.ts'
import { type Header, readHeader } from './header.ts'
import type { ImportMap } from './import-map.ts'
import { type RowOutcome, rowReader } from './row-reader.ts'
import type { RowFault } from './rules.ts'

export type Progress = {
  /** Rows read so far, those skipped by `startRow` included. */
  readonly rows: number
  readonly bytes: number
  /** Bytes in all, when they are known. */
  readonly total?: number
}

export type CsvOptions = {
  /** The moment of the import. Nothing in the file may be later. */
  readonly now: Instant
  /** The first row to yield, counted from 1; rows before it are passed over without being judged. Default 1. */
  readonly startRow?: number
  /** Bytes of the whole file, for `Progress`. */
  readonly total?: number
  /** Called after each block of about 64 KB. */
  readonly onProgress?: (progress: Progress) => void
}

export type ImportRow = {
  /** Counted from 1, the header not included. Stable for a file, so that an import can go on where it stopped. */
  readonly row: number
  /** Physical line the row begins on; the header is line 1. */
  readonly line: number
  /** Fields as in the file, guards against formulas taken off; undefined when the line cannot be split. */
  readonly cells: readonly string[] | undefined
  /** The text of a line that cannot be split, cut to 1,000 characters. */
  readonly raw?: string
  readonly parsed: Result<CandidateCustomer, readonly RowFault[]>
  readonly rescued?: RescuedRefusals
}

export type OpenCsv = { readonly header: Header; readonly rows: AsyncIterable<ImportRow> }

const byteOrderMark = Buffer.from('\ufeff')

/**
 * Opens a CSV file (RFC 4180; LF or CRLF; UTF-8 with or without a byte order mark) as a stream of judged rows. Faults of
 * the file as a whole (no header, a column of the map is missing) are the error; faults of a row come with the row, and
 * reading goes on. Every row is yielded once, in order, as a customer or as a reject. Memory does not grow with the file.
 */
export async function openCsv(
  stream: AsyncIterable<Uint8Array>,
  map: ImportMap,
  options: CsvOptions,
): Promise<Result<OpenCsv, Fault[]>> {
  const incoming = blocks(stream)
  const head = await readHead(incoming)
  const header = readHeader(head.line, map)
  if (!header.ok) {
    await incoming.return(undefined)
    return err(header.error)
  }
  return ok({ header: header.value, rows: rowsOf(head, incoming, header.value, map, options) })
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

async function* rowsOf(
  head: Head,
  incoming: AsyncGenerator<Uint8Array>,
  header: Header,
  map: ImportMap,
  options: CsvOptions,
): AsyncGenerator<ImportRow> {
  const framer = new Framer(header.delimiter, head.skipped)
  const read = rowReader(map, { columns: header.columns, now: options.now })
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

function* judge(frames: readonly Frame[], header: Header, read: ReturnType<typeof rowReader>) {
  const cells = cellsOf(frames, header.delimiter)
  for (let i = 0; i < frames.length; i++) yield judgeFrame(frames[i]!, cells[i], read)
}

function judgeFrame(
  frame: Frame,
  cells: readonly string[] | undefined,
  read: ReturnType<typeof rowReader>,
): Omit<ImportRow, 'row'> {
  const { line, broken } = frame
  if (cells !== undefined) {
    const bare = cells.map(stripGuard)
    const outcome: RowOutcome = read(bare, line)
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
