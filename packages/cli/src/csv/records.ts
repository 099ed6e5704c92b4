import { splitRecord } from './split.ts'

/** One record: the physical line it begins on, and its fields; without fields its quotation marks are broken. */
export type Record = { readonly line: number; readonly fields: readonly string[] | undefined }

/** Cuts text that comes in pieces into records. Holds one piece and one record; empty lines are no records. */
export class Records {
  #rest = ''
  #line = 1
  readonly #separator: string

  constructor(separator: string) {
    this.#separator = separator
  }

  /** The records that this piece completes. `last`: nothing comes after. */
  *push(piece: string, last: boolean): Generator<Record> {
    const text = this.#rest === '' ? piece : this.#rest + piece
    let at = 0
    let mark = text.indexOf('"')
    while (at < text.length) {
      if (mark !== -1 && mark < at) mark = text.indexOf('"', at)
      const split = splitRecord(text, at, this.#separator, last, mark)
      if (split === 'more') break
      const { fields, next } = split
      if (fields === undefined || fields.length > 1 || fields[0] !== '') yield { line: this.#line, fields }
      this.#line += linesIn(text, at, next)
      at = next
    }
    this.#rest = at >= text.length ? '' : text.slice(at)
  }
}

function linesIn(text: string, from: number, to: number): number {
  let lines = 0
  for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) lines++
  return lines
}
