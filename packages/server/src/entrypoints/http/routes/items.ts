import { Item, ItemChange, ItemPage, ItemsAsk, ItemsQuery, ItemsTaken } from '@candor/contract'
import { err, ok } from '@candor/terms'
import {
  changeItem,
  countItems,
  listItems,
  parseItems,
  readItem,
  refuseFaults,
  upsertItems,
} from '../../../brand/catalogue/index.ts'
import { cursorFrom, readCursor } from '../cursor.ts'
import { matches } from '../if-match.ts'
import { badCursor } from '../problem.ts'
import { route } from '../route.ts'
import { catalogueRefused, etagOf, itemAnswer } from './item-answer.ts'

const see = { scope: 'read', verb: 'see' } as const
const bring = { scope: 'collect', verb: 'import' } as const

const take = route({
  method: 'POST',
  path: '/v1/items',
  says: 'Takes up to 1,000 items into the catalogue, all or none: new ones come in, known ones are replaced, equal ones stay untouched.',
  access: bring,
  body: ItemsAsk,
  bodyLimit: 8_388_608,
  answer: ItemsTaken,
  errors: ['items-invalid', 'catalogue-full', 'try-again'],
  async handle({ body: { items, dry_run = false } }, { house }) {
    const parsed = parseItems(items)
    const done = parsed.ok ? await upsertItems(house, parsed.value, { dryRun: dry_run }) : refuseFaults(parsed.error)
    if (!done.ok) return err(catalogueRefused(done.error))
    const counts = { created: 0, changed: 0, unchanged: 0 }
    for (const outcome of done.value.outcomes) counts[outcome]++
    return ok({ body: { ...counts, dry_run } })
  },
})

const list = route({
  method: 'GET',
  path: '/v1/items',
  says: 'Items in the order they came, perhaps of one category. The first page says how many there are in all.',
  access: see,
  query: ItemsQuery,
  answer: ItemPage,
  async handle({ query: { cursor, limit = 50, category } }, { house }) {
    const name = `items ${category ?? ''}`
    const after = cursor === undefined ? -1 : (readCursor(house, name, cursor) as number | undefined)
    if (after === undefined) return err(badCursor)
    const which = { after, limit: limit + 1, ...(category === undefined ? {} : { category }) }
    const found = await listItems(house.store, which)
    const total = cursor === undefined ? { total: await countItems(house.store) } : {}
    const items = found.slice(0, limit).map(itemAnswer)
    const last = found.length > limit ? items.at(-1) : undefined
    return ok({ body: { items, ...total, ...(last ? { next: cursorFrom(house, name, last.number) } : {}) } })
  },
})

const show = route({
  method: 'GET',
  path: '/v1/items/:item',
  says: 'One item.',
  access: see,
  answer: Item,
  errors: ['item-unknown'],
  async handle({ params: { item } }, { house }) {
    const held = await readItem(house.store, item)
    return held ? ok({ body: itemAnswer(held), etag: etagOf(held) }) : err({ code: 'item-unknown' })
  },
})

const change = route({
  method: 'POST',
  path: '/v1/items/:item/change',
  says: 'Changes one item: what is absent stays, null takes away.',
  access: bring,
  body: ItemChange,
  answer: Item,
  errors: ['item-unknown', 'items-invalid', 'version-moved', 'try-again'],
  async handle({ params: { item }, body, context }, { house }) {
    const done = await changeItem(house, item, body, held => matches(context, etagOf(held)))
    if (!done.ok) return err(catalogueRefused(done.error))
    return ok({ body: itemAnswer(done.value), etag: etagOf(done.value) })
  },
})

/** The catalogue: what the brand has to show and to offer. */
export const items = [take, list, show, change]
