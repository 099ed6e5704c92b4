import { err, type Fault, ok, type Result } from '@candor/terms'
import { limits } from '../../brand/catalogue/index.ts'
import { isRejectColumn, type Origin } from '../../customers/imports/index.ts'
import { type ItemMap, type ItemPart, itemParts } from './item-map.ts'

/** Where each part of an item, and each attribute, comes from in one file. */
export type ItemColumns = {
  readonly parts: { readonly [part in ItemPart]?: Origin }
  readonly attributes: readonly (readonly [name: string, from: Origin])[]
}

/** The names by which a column is known without a map, in any case; of several that are there the first. */
const names: { readonly [part in ItemPart]: readonly string[] } = {
  item: ['item', 'id', 'sku'],
  title: ['title', 'name'],
  link: ['link', 'url'],
  provider: ['provider', 'brand', 'seller'],
  category: ['category'],
  sensitive: ['sensitive'],
  available: ['available'],
}
const known = new Set(Object.values(names).flat())

/** Whether a column would be read as a part of an item. */
export const isKnown = (map: ItemMap, column: string): boolean =>
  known.has(column.toLowerCase()) || origins(map).some(origin => 'column' in origin && origin.column === column)

/** Finds the columns of one file: those of the map, and for the rest those that go by a known name. */
export function findColumns(map: ItemMap, columns: readonly string[]): Result<ItemColumns, Fault[]> {
  const parts = Object.fromEntries(
    itemParts.flatMap(part => {
      const from = map.parts[part] ?? byName(part, columns)
      return from ? [[part, from]] : []
    }),
  ) as ItemColumns['parts']
  const attributes = map.attributes ? Object.entries(map.attributes) : others(columns, parts)
  const faults = [...missing(parts), ...strange(map, columns), ...tooMany(attributes.length)]
  return faults.length > 0 ? err(faults) : ok({ parts, attributes })
}

function byName(part: ItemPart, columns: readonly string[]): Origin | undefined {
  const lower = columns.map(column => column.toLowerCase())
  const name = names[part].find(one => lower.includes(one))
  return name === undefined ? undefined : { column: columns[lower.indexOf(name)]! }
}

/** Every column that is no part of an item is an attribute; those that a rejects file puts before are read past. */
function others(columns: readonly string[], parts: ItemColumns['parts']): [string, Origin][] {
  const taken = new Set(Object.values(parts).flatMap(origin => ('column' in origin ? [origin.column] : [])))
  return columns
    .filter(column => column !== '' && !taken.has(column) && !isRejectColumn(column))
    .map(column => [column, { column }])
}

const fault = (says: string): Fault => ({ path: 'header', line: 1, says })
const listed = (words: readonly string[]): string => `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`

const missing = (parts: ItemColumns['parts']): Fault[] =>
  (['item', 'title', 'link'] as const)
    .filter(part => parts[part] === undefined)
    .map(part =>
      fault(`no column is called ${listed(names[part])}; rename one, or name it in a map: ${part}: { column: … }`),
    )

const strange = (map: ItemMap, columns: readonly string[]): Fault[] =>
  origins(map).flatMap(origin =>
    'column' in origin && !columns.includes(origin.column)
      ? [fault(`the map names the column ${JSON.stringify(origin.column.slice(0, 60))}, which the file does not have`)]
      : [],
  )

const tooMany = (count: number): Fault[] =>
  count <= limits.attributes
    ? []
    : [
        fault(
          `${count} columns would be attributes; at most ${limits.attributes} are held: name those that count in a map`,
        ),
      ]

const origins = ({ parts, attributes = {} }: ItemMap): Origin[] => [
  ...Object.values(parts),
  ...Object.values(attributes),
]
