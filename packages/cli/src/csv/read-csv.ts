import { err, ok, type Result } from '@candor/terms'
import { type Complaint, exits } from '../answer.ts'
import { type Header, readHeader } from './header.ts'
import { type OpenText, openText, unreadable } from './open-text.ts'
import { Records } from './records.ts'

export type CsvAsk = {
  readonly path: string
  readonly separator?: string | undefined
  /** Columns the command needs; they tell which separator is the right one. */
  readonly wanted: readonly string[]
  /** Called once with the header, before the first row. */
  readonly onHeader: (header: Header) => Complaint | undefined
  readonly onRow: (fields: readonly string[]) => void
  /** Called now and then with the rows so far and a guess of how many there are. */
  readonly onProgress?: (rows: number, total: number) => void
}

export type CsvRead = {
  readonly rows: number
  /** Lines that were left out because they do not have as many fields as the header, or broken quotation marks. */
  readonly broken: number
  /** The first of them. */
  readonly brokenLines: readonly number[]
  /** Some bytes were not UTF-8 and are read as U+FFFD. */
  readonly notUtf8: boolean
}

const named = 5
const longestHeader = 1_048_576

/** Reads a CSV file with a header, row by row; memory does not grow with the file. */
export async function readCsv(ask: CsvAsk): Promise<Result<CsvRead, Complaint>> {
  const opened = await openText(ask.path)
  if (!opened.ok) return opened
  try {
    return await readPieces(ask, opened.value)
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    // What the disk or gzip says of the file is an answer; what our own code throws is a fault of ours.
    if (code === undefined) throw error
    return err(unreadable(ask.path, message))
  }
}

async function readPieces(ask: CsvAsk, { pieces, bytes, read }: OpenText): Promise<Result<CsvRead, Complaint>> {
  const incoming = pieces[Symbol.asyncIterator]()
  try {
    const first = await headOf(incoming)
    const header = readHeader(first.line, ask.wanted, ask.separator)
    const refused = faultOf(ask.path, first.line) ?? ask.onHeader(header)
    if (refused) return err(refused)
    const state = { rows: 0, broken: 0, brokenLines: [] as number[], notUtf8: false }
    const records = new Records(header.separator)
    for (let piece = first.text; ; ) {
      const next = await incoming.next()
      state.notUtf8 ||= piece.includes('\ufffd')
      take(records.push(piece, next.done === true), header.columns.length, state, ask)
      ask.onProgress?.(state.rows, Math.round((state.rows * bytes) / Math.max(1, read())))
      if (next.done) return ok(state)
      piece = next.value
    }
  } finally {
    await incoming.return?.()
  }
}

/** Reads until the first line is whole. */
async function headOf(incoming: AsyncIterator<string>): Promise<{ line: string; text: string }> {
  let text = ''
  while (!text.includes('\n') && text.length <= longestHeader) {
    const next = await incoming.next()
    if (next.done) break
    text += next.value
  }
  return { line: text.split('\n', 1)[0]!.replace(/\r$/, ''), text }
}

function faultOf(path: string, line: string): Complaint | undefined {
  const why =
    line.trim() === ''
      ? 'its first line is empty; it must name the columns'
      : line.length > longestHeader
        ? 'its first line is longer than a megabyte'
        : line.includes('\0')
          ? 'it looks like UTF-16 or is not a text file; save it as UTF-8'
          : undefined
  return why === undefined
    ? undefined
    : { ...unreadable(path, why), next: 'Give a CSV file with a header.', exit: exits.error }
}

type State = { rows: number; broken: number; brokenLines: number[] }

function take(
  records: Iterable<{ line: number; fields: readonly string[] | undefined }>,
  columns: number,
  state: State,
  { onRow }: CsvAsk,
): void {
  for (const { line, fields } of records) {
    if (line === 1) continue
    if (fields?.length === columns) {
      state.rows++
      onRow(fields)
    } else {
      state.broken++
      if (state.brokenLines.length < named) state.brokenLines.push(line)
    }
  }
}
