import { err, ok, type Result } from '@candor/terms'
import { type Item, type ItemAsk, parseItem } from '../../brand/catalogue/index.ts'
import {
  type Cells,
  getter,
  type Origin,
  type ReadRow,
  type RowFault,
  type TableReading,
} from '../../customers/imports/index.ts'
import { findColumns, type ItemColumns, isKnown } from './item-columns.ts'
import type { ItemMap, ItemPart } from './item-map.ts'

/** What a good row becomes. */
export type TakenItem = { readonly item: Item; readonly notices: readonly RowFault[] }

/** How a file of items is read. */
export const itemReading = (map: ItemMap): TableReading<TakenItem> => ({
  ...(map.delimiter === undefined ? {} : { delimiter: map.delimiter }),
  knows: column => isKnown(map, column),
  compile(columns) {
    const found = findColumns(map, columns)
    return found.ok ? ok(readerOf(found.value, columns)) : found
  },
})

/** The id that a row names, good or not: what stands in a row that is refused is not gone. */
export function idReader(map: ItemMap, columns: readonly string[]): (cells: Cells) => string {
  const found = findColumns(map, columns)
  const get = getter(found.ok ? found.value.parts.item : undefined, columns)
  return cells => get(cells).trim()
}

function readerOf({ parts, attributes }: ItemColumns, columns: readonly string[]): ReadRow<TakenItem> {
  const text = (part: ItemPart) => getter(parts[part], columns)
  const [item, title, link] = [text('item'), text('title'), text('link')]
  const [provider, category] = [text('provider'), text('category')]
  const [sensitive, available] = [yesNo(text('sensitive'), false), yesNo(text('available'), true)]
  const others = attributes.map(([name, from]) => ({ name, get: getter(from, columns) }))
  const columnOf = columnNames(parts, attributes)
  return (cells, line) => {
    const [hidden, shown] = [sensitive(cells), available(cells)]
    const ask: ItemAsk = {
      item: item(cells).trim(),
      title: title(cells),
      link: link(cells),
      provider: provider(cells).trim() || null,
      category: category(cells).trim() || null,
      attributes: Object.fromEntries(
        others.flatMap(({ name, get }) => (get(cells).trim() ? [[name, get(cells)]] : [])),
      ),
      sensitive: hidden.ok && hidden.value,
      available: shown.ok && shown.value,
    }
    const parsed = parseItem(ask)
    const faults = [
      ...(parsed.ok ? [] : parsed.error),
      ...(hidden.ok ? [] : [{ path: 'sensitive', says: hidden.error }]),
      ...(shown.ok ? [] : [{ path: 'available', says: shown.error }]),
    ]
    if (parsed.ok && faults.length === 0) return { parsed: ok({ item: parsed.value, notices: [] }) }
    return { parsed: err(faults.map(({ path, says }) => rowFault(line, columnOf(path), path, says, ask))) }
  }
}

const rowFault = (line: number, column: string, path: string, says: string, { item }: ItemAsk): RowFault => ({
  line,
  column,
  rule: path === 'item' && item === '' ? 'import-key-missing' : 'import-bad-value',
  says: `${path} ${says}`,
})

/** The column that a fault of an item is about; empty for a fixed value. */
function columnNames(parts: ItemColumns['parts'], attributes: ItemColumns['attributes']): (path: string) => string {
  const all: [string, Origin][] = [
    ...Object.entries(parts),
    ...attributes.map(([name, from]): [string, Origin] => [`attributes.${name}`, from]),
  ]
  const columns = new Map(all.map(([path, from]) => [path, 'column' in from ? from.column : '']))
  return path => columns.get(path) ?? ''
}

const yes = new Set(['true', 'yes', 'y', '1'])
const no = new Set(['false', 'no', 'n', '0'])

/** An empty cell says what is usual. */
const yesNo =
  (get: (cells: Cells) => string, usual: boolean) =>
  (cells: Cells): Result<boolean, string> => {
    const word = get(cells).trim().toLowerCase()
    if (word === '') return ok(usual)
    return yes.has(word) ? ok(true) : no.has(word) ? ok(false) : err('is not yes or no')
  }
