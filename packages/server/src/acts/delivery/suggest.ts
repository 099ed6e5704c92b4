import type { Content, Reason, Suggested } from '@candor/content'
import { itemsById } from '../../brand/catalogue/index.ts'
import type { House, Term } from '../../decisions/index.ts'
import { type PickedItem, recommend } from '../personalization/index.ts'
import { persevere } from './persevere.ts'

/**
 * What is suggested to each customer in the place that the content has for it; nothing where it has none, where the brand suggests
 * nothing, or where nothing may be shown. Each list is a use of its own: decided by the gate and recorded before it is sent.
 */
export async function suggestedTo(
  house: House,
  campaign: string,
  { blocks }: Content,
  customers: readonly string[],
): Promise<readonly (readonly Suggested[])[]> {
  const place = blocks.find(block => block.type === 'recommendations')
  if (!place) return customers.map(() => [])
  const lists = await Promise.all(customers.map(customer => listFor(house, campaign, place.count, customer)))
  const items = lists.flat().flatMap(({ told }) => told.terms.flatMap(({ item }) => item ?? []))
  const held = await persevere(house.clock, () => itemsById(house.store, [...new Set(items)]))
  const titleOf = (item: string): string | undefined => held.get(item)?.title
  return lists.map(list => list.map(picked => suggestionOf(picked, titleOf)))
}

/** So many reasons of each are named in a mail; its page names more. */
const named = 2

type Listed = PickedItem & { readonly personal: boolean }

async function listFor(house: House, campaign: string, n: number, customer: string): Promise<Listed[]> {
  const done = await persevere(house.clock, () => recommend(house, { slot: `mail ${campaign}`, n, customer }))
  if (!done.ok) return []
  const { items, level } = done.value
  return items.map(item => ({ ...item, personal: level === 'basic' || level === 'full' }))
}

function suggestionOf({ held, told, personal }: Listed, titleOf: (item: string) => string | undefined): Suggested {
  const reasons = personal ? told.terms.flatMap(term => reasonOf(term, titleOf)).slice(0, named) : []
  return { title: held.title, href: held.link, reasons }
}

/** Terms come by their size. What held an item back is no reason for it, and what has no name any more cannot be told. */
function reasonOf(
  { kind, item, category, contribution, share }: Term,
  titleOf: (item: string) => string | undefined,
): Reason[] {
  const about = item === undefined ? category : titleOf(item)
  const needsName = kind === 'history' || kind === 'interest' || kind === 'context'
  if (contribution <= 0 || (needsName && about === undefined)) return []
  return [{ kind, ...(about === undefined ? {} : { about }), ...(share === undefined ? {} : { share }) }]
}
