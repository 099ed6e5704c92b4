import type { Json } from '@candor/terms'
import type { Block } from './blocks.ts'
import { parseLocale } from './language.ts'
import { faultInHref, faultInSrc } from './link.ts'
import { type Fields, join, type Reader } from './reading.ts'

/** Longest texts, in UTF-16 code units, and largest counts that one block may hold. */
export const blockLimits = {
  text: 10_000,
  line: 500,
  address: 2_000,
  items: 100,
  columns: 20,
  rows: 200,
  suggested: 10,
} as const
const { text: longest, line, address, items, columns, rows, suggested } = blockLimits

type Parse = (reader: Reader, fields: Fields, path: string) => Block

const kinds: { readonly [type in Block['type']]: { readonly fields: readonly string[]; readonly parse: Parse } } = {
  heading: { fields: ['level', 'text'], parse: heading },
  paragraph: {
    fields: ['text'],
    parse: (reader, fields, path) => ({
      type: 'paragraph',
      text: reader.text(fields['text'], join(path, 'text'), longest),
    }),
  },
  list: { fields: ['ordered', 'items'], parse: list },
  button: { fields: ['text', 'href'], parse: button },
  image: { fields: ['src', 'alt'], parse: image },
  divider: { fields: [], parse: () => ({ type: 'divider' }) },
  quote: { fields: ['text', 'by'], parse: quote },
  table: { fields: ['caption', 'head', 'rows'], parse: table },
  links: { fields: ['items', 'language', 'noteLanguage'], parse: links },
  recommendations: { fields: ['title', 'count'], parse: recommendations },
}

/** Reads one block; every fault goes to the reader with its path. */
export function parseBlock(reader: Reader, value: Json, path: string): Block {
  const type = typeOf(value)
  if (!type) {
    reader.fault(join(path, 'type'), `must be one of ${Object.keys(kinds).join(', ')}`)
    return { type: 'divider' }
  }
  const kind = kinds[type]
  const fields = reader.fields(value, path, ['type', ...kind.fields])
  return fields ? kind.parse(reader, fields, path) : { type: 'divider' }
}

function typeOf(value: Json): Block['type'] | undefined {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return undefined
  const type = (value as Fields)['type']
  return typeof type === 'string' && Object.hasOwn(kinds, type) ? (type as Block['type']) : undefined
}

function heading(reader: Reader, fields: Fields, path: string): Block {
  const level = fields['level'] ?? 2
  if (level !== 1 && level !== 2 && level !== 3) reader.fault(join(path, 'level'), 'must be 1, 2 or 3')
  return { type: 'heading', level: level as 1 | 2 | 3, text: reader.line(fields['text'], join(path, 'text'), line) }
}

function list(reader: Reader, fields: Fields, path: string): Block {
  const ordered = fields['ordered'] ?? false
  if (typeof ordered !== 'boolean') reader.fault(join(path, 'ordered'), 'must be true or false')
  return { type: 'list', ordered: ordered === true, items: texts(reader, fields['items'], join(path, 'items'), items) }
}

function button(reader: Reader, fields: Fields, path: string): Block {
  return { type: 'button', ...target(reader, fields, path) }
}

function target(reader: Reader, fields: Fields, path: string): { readonly text: string; readonly href: string } {
  const href = reader.line(fields['href'], join(path, 'href'), address)
  check(reader, href, join(path, 'href'), faultInHref)
  return { text: reader.line(fields['text'], join(path, 'text'), line), href }
}

function links(reader: Reader, fields: Fields, path: string): Block {
  const read = reader.list(fields['items'], join(path, 'items'), 1, items).flatMap((item, index) => {
    const at = join(join(path, 'items'), index)
    const given = reader.fields(item, at, ['text', 'href', 'note'])
    if (!given) return []
    const note = given['note'] === undefined ? {} : { note: reader.text(given['note'], join(at, 'note'), longest) }
    return [{ ...target(reader, given, at), ...note }]
  })
  const languages = (['language', 'noteLanguage'] as const).flatMap(name => {
    if (fields[name] === undefined) return []
    const locale = parseLocale(reader.line(fields[name], join(path, name), 35))
    if (!locale.ok) reader.fault(join(path, name), locale.error)
    return locale.ok ? [[name, locale.value]] : []
  })
  return { type: 'links', items: read, ...Object.fromEntries(languages) }
}

function recommendations(reader: Reader, fields: Fields, path: string): Block {
  const count = fields['count'] ?? 3
  const isCount = typeof count === 'number' && Number.isInteger(count) && count >= 1 && count <= suggested
  if (!isCount) reader.fault(join(path, 'count'), `must be a whole number from 1 to ${suggested}`)
  const title = reader.line(fields['title'], join(path, 'title'), line)
  return { type: 'recommendations', title, count: isCount ? count : 1 }
}

function image(reader: Reader, fields: Fields, path: string): Block {
  const src = reader.line(fields['src'], join(path, 'src'), address)
  check(reader, src, join(path, 'src'), faultInSrc)
  return { type: 'image', src, alt: reader.line(fields['alt'], join(path, 'alt'), line) }
}

function quote(reader: Reader, fields: Fields, path: string): Block {
  const text = reader.text(fields['text'], join(path, 'text'), longest)
  if (fields['by'] === undefined) return { type: 'quote', text }
  return { type: 'quote', text, by: reader.line(fields['by'], join(path, 'by'), line) }
}

function table(reader: Reader, fields: Fields, path: string): Block {
  const head = texts(reader, fields['head'], join(path, 'head'), columns)
  const body = reader.list(fields['rows'], join(path, 'rows'), 1, rows).map((row, index) => {
    const at = join(join(path, 'rows'), index)
    const cells = reader.list(row, at, 1, columns).map((cell, column) => reader.cell(cell, join(at, column), longest))
    if (head.length > 0 && cells.length > 0 && cells.length !== head.length)
      reader.fault(at, `must have ${head.length} cells like the head, has ${cells.length}`)
    return cells
  })
  return { type: 'table', caption: reader.line(fields['caption'], join(path, 'caption'), line), head, rows: body }
}

function texts(reader: Reader, value: Json | undefined, path: string, max: number): readonly string[] {
  return reader.list(value, path, 1, max).map((item, index) => reader.text(item, join(path, index), longest))
}

function check(reader: Reader, value: string, path: string, faultIn: (value: string) => string | undefined): void {
  const says = value === '' ? undefined : faultIn(value)
  if (says) reader.fault(path, says)
}
