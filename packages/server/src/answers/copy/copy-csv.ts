import type { Json } from '@candor/terms'
import { basesOf, type Copy } from './copy-of.ts'
import { time } from './datum.ts'

const columns = [
  ...['section', 'id', 'about', 'at', 'path', 'value', 'source', 'purposes', 'lawful_bases', 'origin', 'kept_until'],
] as const

/** The copy as one table: a line for each value, with the path where it stood (RFC 4180, guarded against formulas). */
export async function* copyCsv(copy: Copy): AsyncGenerator<string> {
  yield `${columns.join(',')}\r\n`
  for await (const [section, data] of copy.data())
    for await (const datum of data) {
      const { id, about, at, source, purposes, origin, kept } = datum
      const before = [section, id, about, at === undefined ? '' : time(at)]
      const bases = basesOf(copy.policy, datum).join(' ')
      const until = kept.until === undefined ? '' : time(kept.until)
      const after = [source ?? '', purposes.join(' '), bases, origin, until]
      for (const [path, value] of valuesIn(datum.data)) yield lineOf([...before, path, value, ...after])
    }
}

/** Every value of a tree with where it stands, by dots. */
function* valuesIn(value: Json, path = ''): Generator<readonly [string, string]> {
  if (value === null || typeof value !== 'object') yield [path, value === null ? '' : String(value)]
  else
    for (const [name, part] of Object.entries(value))
      yield* valuesIn(part as Json, path === '' ? name : `${path}.${name}`)
}

const lineOf = (cells: readonly string[]): string => `${cells.map(cellOf).join(',')}\r\n`

// A cell that a spreadsheet would read as a formula is begun with an apostrophe (ASVS 1.2.10).
function cellOf(text: string): string {
  const safe = /^[=+\-@\t\r\0＝＋－＠]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
