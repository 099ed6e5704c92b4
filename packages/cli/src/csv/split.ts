/** Where one record ends and the next begins, its fields, or that more text is needed, or that its quotation marks are broken. */
export type Split = { readonly next: number; readonly fields: readonly string[] | undefined } | 'more'

/** A record with quotation marks is given up where it grows longer than this; then a mark was opened and never closed. */
const longestRecord = 1_048_576

const quote = 34
const lf = 10

/**
 * Reads one record of a CSV text from `at` (RFC 4180; LF or CRLF; a quotation mark inside a field without them is a letter).
 * `fields` is undefined for broken quotation marks, and reading goes on at the next physical line. `last`: no more text comes.
 * `mark`: where the next quotation mark is, -1 for none; looking for it at every record would cost the square of the text.
 */
export function splitRecord(
  text: string,
  at: number,
  separator: string,
  last: boolean,
  mark = text.indexOf('"', at),
): Split {
  const newline = text.indexOf('\n', at)
  if (newline === -1 && !last)
    return text.length - at > longestRecord ? { next: text.length, fields: undefined } : 'more'
  const end = newline === -1 ? text.length : newline
  if (mark === -1 || mark >= end) return { next: end + 1, fields: lineOf(text, at, end).split(separator) }
  return splitQuoted(text, at, separator, last) ?? { next: end + 1, fields: undefined }
}

const lineOf = (text: string, at: number, end: number): string =>
  text.slice(at, end > at && text[end - 1] === '\r' ? end - 1 : end)

/** `undefined` for broken quotation marks. */
function splitQuoted(text: string, at: number, separator: string, last: boolean): Split | undefined {
  const fields: string[] = []
  for (let from = at; ; ) {
    const opened = text.charCodeAt(from) === quote
    const field = opened ? quotedField(text, from) : plainField(text, from, separator)
    if (field === undefined || field.end >= text.length) {
      if (!last && text.length - at <= longestRecord) return 'more'
      if (field === undefined) return undefined
    }
    fields.push(field.text)
    const { end } = field
    if (end >= text.length) return { next: text.length + 1, fields }
    if (text.charCodeAt(end) === lf) return { next: end + 1, fields }
    if (text.startsWith('\r\n', end)) return { next: end + 2, fields }
    if (text[end] === '\r' && end + 1 === text.length) return last ? { next: end + 2, fields } : 'more'
    if (text[end] !== separator) return undefined
    from = end + 1
  }
}

type Field = { readonly text: string; readonly end: number }

function plainField(text: string, from: number, separator: string): Field {
  let end = from
  while (end < text.length && text[end] !== separator && text.charCodeAt(end) !== lf) end++
  const isCrlf = text.charCodeAt(end) === lf && text[end - 1] === '\r' && end > from
  return { text: text.slice(from, isCrlf ? end - 1 : end), end }
}

/** `undefined` when it is not closed. */
function quotedField(text: string, from: number): Field | undefined {
  let mark = text.indexOf('"', from + 1)
  while (mark !== -1 && text.charCodeAt(mark + 1) === quote) mark = text.indexOf('"', mark + 2)
  return mark === -1 ? undefined : { text: text.slice(from + 1, mark).replaceAll('""', '"'), end: mark + 1 }
}
