import type { DeclaredFields, ImportMap, ImportRow } from '../index.ts'
import { openCsv, parseMap } from '../index.ts'

/** A small data map and import map for tests, and the reading of a text with it. */
export const shopFields = {
  email: { class: 'identifying', type: 'text', addressOf: 'email' },
  name: { class: 'identifying', type: 'text' },
  phone: { class: 'identifying', type: 'text', addressOf: 'sms' },
  age: { class: 'attribute', type: 'number' },
  plan: { class: 'attribute', type: 'text', values: ['free', 'paid'] },
  member: { class: 'attribute', type: 'boolean' },
  born: { class: 'sensitive', type: 'date' },
} as const satisfies DeclaredFields
export const shopPurposes = ['offers', 'newsletter']

export const shopMap = `key: { column: id }
fields:
  email: { column: email }
  name: { column: name }
  phone: { column: phone }
  age: { column: age }
  plan: { column: plan, values: { gratis: free, unknown: null } }
  member: { column: member }
  born: { column: born, format: DD/MM/YYYY }
place:
  country: { column: country }
  zone: { column: zone }
  language: { fixed: pt }
source: { column: source }
collected_at: { column: since }
consents:
  - purpose: offers
    channel: email
    when: { column: agreed, is: 'yes' }
    type: { fixed: express }
    evidence:
      text: { column: words }
      version: { fixed: v1 }
      surface: { fixed: sign-up page }
      locale: { fixed: pt }
      at: { column: agreed_at }
refusals:
  - { purpose: offers, channel: any, when: { column: refused_at }, at: { column: refused_at } }
`
export const shopColumns = [
  'id',
  'email',
  'name',
  'phone',
  'age',
  'plan',
  'member',
  'born',
  'country',
  'zone',
  'source',
  'since',
  'agreed',
  'words',
  'agreed_at',
  'refused_at',
] as const
export type ShopRow = { readonly [column in (typeof shopColumns)[number]]?: string }

/** A row without fault, before the changes a test makes. */
export const goodRow: ShopRow = { id: '1', email: 'ana@example.com', source: 'web form', since: '2026-03-01' }

export const now = Date.parse('2026-11-01T12:00:00Z')

export function readShopMap(): ImportMap {
  const map = parseMap(shopMap, shopFields, shopPurposes)
  if (!map.ok) throw new Error(JSON.stringify(map.error))
  return map.value
}

export const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`

/** The rows as a CSV text; every field in quotation marks. */
export const csvOf = (rows: readonly ShopRow[]): string =>
  [shopColumns.join(','), ...rows.map(row => shopColumns.map(column => quoted(row[column] ?? '')).join(','))].join('\n')

export async function* bytesOf(...chunks: readonly (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk
}

export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = []
  for await (const item of items) found.push(item)
  return found
}

/** Every row of a file that opens. */
export async function rowsOf(
  stream: AsyncIterable<Uint8Array>,
  map = readShopMap(),
  startRow = 1,
): Promise<ImportRow[]> {
  const opened = await openCsv(stream, map, { now, startRow })
  if (!opened.ok) throw new Error(JSON.stringify(opened.error))
  return all(opened.value.rows)
}

/** The one row of a file that holds a good row with these changes. */
export async function oneRow(changes: ShopRow): Promise<ImportRow> {
  const [row, ...more] = await rowsOf(bytesOf(csvOf([{ ...goodRow, ...changes }])))
  if (row === undefined || more.length > 0) throw new Error('the file must hold one row')
  return row
}

/** The faults of a refused row as `column rule`. */
export const faultsOf = (row: ImportRow): string[] =>
  row.parsed.ok ? [] : row.parsed.error.map(({ column, rule }) => `${column} ${rule}`)
