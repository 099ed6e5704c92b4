import type { Instant } from '@candor/terms'
import type { Expectation, RowOf, Store, Tables, Write } from '../../adapters/store/index.ts'
import type { HeldItem, Item } from './item.ts'

/** An item that comes in, under the next free number. */
export const itemRow = (item: Item, number: number, at: Instant): Write => ({
  do: 'insert',
  table: 'items',
  row: { item: item.item, number, version: 1, ...columnsOf(item), updated_at: at },
})

/** An item says something else from now on, if nobody else changed it meanwhile. */
export function changedItem(
  item: Item,
  { version }: HeldItem,
  now: Instant,
): { expect: Expectation[]; writes: Write[] } {
  const key = { item: item.item }
  return {
    expect: [{ table: 'items', key, version }],
    writes: [{ do: 'patch', table: 'items', key, set: { ...columnsOf(item), updated_at: now } }],
  }
}

/** What an item says, as the table has it. */
const columnsOf = (item: Item): Omit<RowOf<'items'>, 'item' | 'number' | 'version' | 'updated_at'> => ({
  title: item.title,
  link: item.link,
  provider: item.provider ?? null,
  category: item.category ?? null,
  attributes: JSON.stringify(item.attributes),
  sensitive: item.sensitive ? 1 : 0,
  available: item.available ? 1 : 0,
})

/** Whether two items say the same. */
export const isSame = (a: Item, b: Item): boolean => JSON.stringify(columnsOf(a)) === JSON.stringify(columnsOf(b))

export async function readItem(store: Store, item: string): Promise<HeldItem | undefined> {
  const row = await store.get('items', { item })
  return row && fromRow(row)
}

/** Those of these items that the catalogue has, by id. */
export async function itemsById(store: Store, ids: readonly string[]): Promise<Map<string, HeldItem>> {
  const rows = ids.length === 0 ? [] : await store.among('items', 'item', [...new Set(ids)])
  return new Map(rows.map(row => [row.item, fromRow(row)]))
}

/** Items in the order of arrival, those after a number; of one category, or those that may be shown, when that is asked. */
export async function listItems(
  { db }: Store,
  ask: {
    readonly after: number
    readonly limit: number
    readonly category?: string
    readonly available?: boolean
  },
): Promise<HeldItem[]> {
  let query = db.selectFrom('items').selectAll().where('number', '>', ask.after)
  if (ask.category !== undefined) query = query.where('category', '=', ask.category)
  if (ask.available !== undefined) query = query.where('available', '=', ask.available ? 1 : 0)
  return (await query.orderBy('number').limit(ask.limit).execute()).map(fromRow)
}

export type ItemCounts = { readonly items: number; readonly available: number; readonly sensitive: number }

/** How many items there are, how many of them may be shown, and from how many nothing is inferred. */
export async function countItems({ db }: Store): Promise<ItemCounts> {
  const counts = await db
    .selectFrom('items')
    .select(({ fn }) => [
      fn.countAll().as('items'),
      fn.sum('available').as('available'),
      fn.sum('sensitive').as('sensitive'),
    ])
    .executeTakeFirstOrThrow()
  return {
    items: Number(counts.items),
    available: Number(counts.available ?? 0),
    sensitive: Number(counts.sensitive ?? 0),
  }
}

/** The number the next new item gets. Nothing is ever deleted, so it is how many there are. */
export async function nextNumber({ db }: Store): Promise<number> {
  const last = await db
    .selectFrom('items')
    .select(({ fn }) => fn.max('number').as('number'))
    .executeTakeFirst()
  return last?.number === null || last?.number === undefined ? 0 : Number(last.number) + 1
}

const fromRow = (row: Tables['items']): HeldItem => ({
  item: row.item,
  number: Number(row.number),
  version: Number(row.version),
  title: row.title,
  link: row.link,
  ...(row.provider === null ? {} : { provider: row.provider }),
  ...(row.category === null ? {} : { category: row.category }),
  attributes: JSON.parse(row.attributes) as HeldItem['attributes'],
  sensitive: Number(row.sensitive) === 1,
  available: Number(row.available) === 1,
  updatedAt: Number(row.updated_at),
})
