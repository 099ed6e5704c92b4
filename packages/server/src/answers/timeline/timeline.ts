import type { DataKey } from '../../adapters/keys/index.ts'
import { dispatchesOf } from '../../customers/history/index.ts'
import { halvesOf } from '../../customers/identity/index.ts'
import type { House } from '../../decisions/index.ts'
import { existingKey, openEntry } from '../../record/index.ts'
import { type Moment, momentOf } from './moment.ts'

/**
 * What happened to one customer, from the record itself: imports, choices, decisions, and how hand-overs ended. Over every half
 * of a customer who was known as several.
 */
export async function timelineOf(
  house: House,
  customer: string,
  page: { readonly before?: string; readonly limit: number },
): Promise<Moment[]> {
  const halves = await halvesOf(house, customer)
  let query = house.store.db.selectFrom('entries').selectAll().where('customer', 'in', halves)
  if (page.before !== undefined) query = query.where('entry', '<', page.before)
  const rows = await query.orderBy('entry', 'desc').limit(page.limit).execute()
  const keys = await keysOf(house, halves)
  const moments = rows.map((row): Moment => {
    const { entry, leaf } = row
    const key = keys.get(row.customer)
    if (!key || !row.sealed) return { kind: 'erased', at: row.t * 1000, entry, leaf }
    return momentOf(entry, leaf, openEntry(house, key, row.customer, entry, row.sealed).payload)
  })
  const ends = page.before === undefined ? await endsOf(house, halves) : []
  return [...moments, ...ends].sort((a, b) => b.at - a.at)
}

async function keysOf(house: House, halves: readonly string[]): Promise<Map<string, DataKey>> {
  const rings = await Promise.all(halves.map(half => existingKey(house, half, 'record')))
  return new Map(halves.flatMap((half, i) => (rings[i] ? [[half, rings[i].key]] : [])))
}

async function endsOf(house: House, halves: readonly string[]): Promise<Moment[]> {
  const dispatches = await Promise.all(halves.map(half => dispatchesOf(house.store, half)))
  return dispatches
    .flat()
    .flatMap(({ settledAt, campaign, state, rule }) =>
      settledAt === null ? [] : [{ kind: 'ended', at: settledAt, campaign, state, rule }],
    )
}
