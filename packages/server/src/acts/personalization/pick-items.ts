import type { Ask } from '@candor/recommender'
import { type HeldItem, itemsById } from '../../brand/catalogue/index.ts'
import type { House, ShownItem } from '../../decisions/index.ts'
import { itemsOf } from './avoided.ts'
import { forgetShelf, type Shelf, shelfOf } from './shelf.ts'
import { tell } from './tell.ts'

/** An item to be shown, with its texts as they are now and the terms of its score. */
export type PickedItem = { readonly held: HeldItem; readonly told: ShownItem }

/** Where the slot stands, and how many items it takes. */
export type Slot = {
  readonly n: number
  /** The item and the category the page is about, by their ids. */
  readonly item?: string
  readonly category?: string
}

/** An ask but for what the slot says; `avoided` are categories that must not be shown, in small letters. */
export type SlotAsk = Omit<Ask, 'limit' | 'page'> & { readonly avoided: ReadonlySet<string> }

/**
 * The best items for an ask, read anew before they are shown: one that was withdrawn, became sensitive or came to an
 * avoided category since the catalogue was loaded is left out, and the list is made again from the catalogue as it is now.
 */
export async function pickItems(
  house: House,
  shelf: Shelf,
  slot: Slot,
  ask: (shelf: Shelf) => SlotAsk,
): Promise<PickedItem[]> {
  const first = await pick(house, shelf, slot, ask(shelf))
  if (first.stale.length === 0) return first.picked
  forgetShelf(house.store)
  const renewed = await shelfOf(house)
  return (await pick(house, renewed, slot, ask(renewed))).picked
}

async function pick(house: House, { recommender, numbers, leaning }: Shelf, slot: Slot, { avoided, ...ask }: SlotAsk) {
  const excluded = avoided.size === 0 ? ask.excluded : [...(ask.excluded ?? []), ...itemsOf(numbers, avoided)]
  const question: Ask = {
    ...ask,
    ...(excluded && { excluded }),
    limit: slot.n,
    ...(ask.level === 'none' ? {} : { page: pageOf(slot, numbers) }),
  }
  const found = recommender.recommend(question)
  const held = await itemsById(
    house.store,
    found.map(({ item }) => numbers.ids[item]!),
  )
  const picked: PickedItem[] = []
  const stale: number[] = []
  for (const { item } of found) {
    const now = held.get(numbers.ids[item]!)
    const isAvoided = now?.category !== undefined && avoided.has(now.category.toLowerCase())
    if (!now?.available || isAvoided || now.sensitive !== (numbers.sensitive[item] === 1)) stale.push(item)
    else picked.push({ held: now, told: tell(recommender.explain(question, item), numbers, leaning) })
  }
  return { picked, stale }
}

/** A page about an item is a page of its category; what the catalogue does not know says nothing. */
function pageOf(
  { item, category }: Slot,
  { byId, category: of, categories }: Shelf['numbers'],
): NonNullable<Ask['page']> {
  const number = item === undefined ? undefined : byId.get(item)
  const named = category === undefined ? -1 : categories.indexOf(category)
  const own = number === undefined ? -1 : of[number]!
  const all = [...new Set([named, own])].filter(each => each >= 0)
  return { ...(number === undefined ? {} : { item: number }), categories: all }
}
