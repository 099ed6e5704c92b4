import { isUtf8 } from 'node:buffer'
import type { ImportRule } from './rules.ts'

/** The largest line, field and number of columns; whoever sends more has lost a line end or means harm. */
export const limits = { line: 1_048_576, field: 65_536, columns: 512 } as const

/** One logical line: a row may span lines inside quotation marks. */
export type Frame = {
  /** Physical line it begins on; the first line of the file is 1. */
  readonly line: number
  /** Bytes from the start of the file. */
  readonly offset: number
  /** Without its line end. Of a line that is too long, the beginning. */
  readonly bytes: Buffer
  readonly quoted: boolean
  /** Why the line cannot be split into fields. */
  readonly broken?: { readonly rule: ImportRule; readonly says: string }
}

const lf = 10
const cr = 13
const quote = 34
/** Of a line that is too long, as much is kept for the rejects file. */
const keptOfLong = 1_000

/** Where a row ends, or that more bytes are needed to tell, or what is wrong with its quotation marks. */
type Scan = { readonly end: number; readonly next: number } | 'more' | { readonly wrong: string }

/**
 * Cuts bytes into rows (RFC 4180, with LF or CRLF). Holds at most one line and one chunk; every byte is looked at a fixed
 * number of times. A row with broken quotation marks gives up its first physical line and reading goes on at the next.
 */
export class Framer {
  #rest: Buffer = Buffer.alloc(0)
  #offset: number
  #line = 1
  #skipping = false
  readonly #delimiter: number

  /** `offset`: bytes before the first chunk (a byte order mark). */
  constructor(delimiter: string, offset = 0) {
    this.#delimiter = delimiter.charCodeAt(0)
    this.#offset = offset
  }

  /** Bytes of whole lines so far. */
  get offset(): number {
    return this.#offset
  }

  /** The rows that this chunk completes; empty lines are no rows. `last`: nothing comes after. */
  push(chunk: Uint8Array, last: boolean): Frame[] {
    const bytes = this.#rest.length === 0 ? asBuffer(chunk) : Buffer.concat([this.#rest, chunk])
    const frames: Frame[] = []
    let at = 0
    while (at < bytes.length) {
      const next = this.#take(bytes, at, last, frames)
      if (next === at) break
      this.#offset += next - at
      at = next
    }
    this.#rest = bytes.subarray(at)
    return frames
  }

  /** Takes one row from `at`; answers where the next begins, or `at` when the row is not complete. */
  #take(bytes: Buffer, at: number, last: boolean, frames: Frame[]): number {
    const newline = bytes.indexOf(lf, at)
    if (this.#skipping) return this.#skip(newline, bytes.length)
    if (newline === -1 && bytes.length - at > limits.line) return this.#tooLong(bytes, at, bytes.length, true, frames)
    if (newline === -1 && !last) return at
    const lineEnd = newline === -1 ? bytes.length : newline
    if (lineEnd - at > limits.line) return this.#tooLong(bytes, at, lineEnd + 1, false, frames)
    const firstQuote = bytes.subarray(at, lineEnd).indexOf(quote)
    const scan = firstQuote === -1 ? plain(bytes, at, lineEnd) : this.#scan(bytes, at, last)
    if (scan === 'more' && !last && bytes.length - at <= limits.line) return at
    const row = scan === 'more' ? { wrong: 'a quotation mark is opened and never closed' } : scan
    const { end, next } = 'wrong' in row ? plain(bytes, at, lineEnd) : row
    if (end > at)
      frames.push(this.#frame(bytes.subarray(at, end), firstQuote !== -1, 'wrong' in row ? row.wrong : undefined))
    this.#line += linesIn(bytes, at, next)
    return Math.min(next, bytes.length)
  }

  #skip(newline: number, length: number): number {
    if (newline === -1) return length
    this.#skipping = false
    this.#line++
    return newline + 1
  }

  #tooLong(bytes: Buffer, at: number, next: number, skipping: boolean, frames: Frame[]): number {
    const broken = { rule: 'import-too-long', says: `the line is longer than ${limits.line} bytes` } as const
    frames.push({
      line: this.#line,
      offset: this.#offset,
      bytes: bytes.subarray(at, at + keptOfLong),
      quoted: false,
      broken,
    })
    this.#skipping = skipping
    if (!skipping) this.#line++
    return Math.min(next, bytes.length)
  }

  #frame(bytes: Buffer, quoted: boolean, wrong: string | undefined): Frame {
    const frame = { line: this.#line, offset: this.#offset, bytes, quoted }
    if (!isUtf8(bytes)) return { ...frame, broken: notUtf8(bytes, this.#offset) }
    return wrong === undefined ? frame : { ...frame, broken: { rule: 'import-broken-quoting', says: wrong } }
  }

  /** Walks the fields of a row that holds quotation marks. */
  #scan(bytes: Buffer, at: number, last: boolean): Scan {
    let i = at
    for (;;) {
      const opened = bytes[i] === quote
      const after = opened ? closing(bytes, i + 1) : endOfPlainField(bytes, i, this.#delimiter)
      if (after === -1 || (after >= bytes.length && !last)) return 'more'
      const sign = bytes[after]
      if (after >= bytes.length) return { end: bytes.length, next: bytes.length }
      if (sign === lf) return plain(bytes, at, after)
      if (sign === cr && after + 1 >= bytes.length && !last) return 'more'
      if (sign === cr && bytes[after + 1] === lf) return { end: after, next: after + 2 }
      if (sign !== this.#delimiter)
        return {
          wrong: opened
            ? 'text follows a closing quotation mark'
            : 'a quotation mark stands inside a field without quotation marks',
        }
      i = after + 1
    }
  }
}

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)

const plain = (bytes: Buffer, at: number, lineEnd: number): { end: number; next: number } => ({
  end: lineEnd > at && bytes[lineEnd - 1] === cr ? lineEnd - 1 : lineEnd,
  next: lineEnd + 1,
})

/** After the quotation mark that closes the field whose content begins at `from`; -1 when it is not there. */
function closing(bytes: Buffer, from: number): number {
  let i = bytes.indexOf(quote, from)
  while (i !== -1 && bytes[i + 1] === quote) i = bytes.indexOf(quote, i + 2)
  return i === -1 ? -1 : i + 1
}

function endOfPlainField(bytes: Buffer, from: number, delimiter: number): number {
  let i = from
  while (i < bytes.length && bytes[i] !== delimiter && bytes[i] !== lf && bytes[i] !== quote) i++
  return i
}

function linesIn(bytes: Buffer, from: number, to: number): number {
  let lines = 0
  for (let i = bytes.indexOf(lf, from); i !== -1 && i < to; i = bytes.indexOf(lf, i + 1)) lines++
  return lines
}

function notUtf8(bytes: Buffer, offset: number): { rule: ImportRule; says: string } {
  const at = firstInvalid(bytes)
  const hex = (bytes[at] ?? 0).toString(16).toUpperCase().padStart(2, '0')
  return { rule: 'import-not-utf-8', says: `byte 0x${hex} at offset ${offset + at} is not UTF-8` }
}

function firstInvalid(bytes: Buffer): number {
  let at = 0
  while (at < bytes.length) {
    const size = sizeOf(bytes[at] ?? 0)
    if (size > 1 && !isUtf8(bytes.subarray(at, at + size))) return at
    at += size
  }
  return 0
}

/** Bytes of the character that this byte begins (RFC 3629 §3). A byte that begins none is taken as two, which never fit. */
const sizeOf = (lead: number): number => (lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4)
