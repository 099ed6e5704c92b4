import type { Instant, Json } from '@candor/terms'
import type { Ground } from '../../adapters/ground.ts'
import type { Write } from '../../adapters/store/index.ts'
import { unwantedOf } from './unwanted-store.ts'

/** What a customer does not want used. */
export async function exportOf(ground: Ground, customer: string): Promise<Json> {
  return (await unwantedOf(ground.store, [customer])).map(({ item, at }) => ({ item, at }))
}

/** Every such word. */
export const erase = (customer: string): Write[] => [{ do: 'remove', table: 'unwanted_items', key: { customer } }]

// INVARIANT: a no to an item never ends while something is left that it keeps from being used.
/**
 * Up to `limit` words said before `before`, of customers who stand for themselves alone and of whom no event is kept any more.
 * Empty when there are none.
 */
export async function expire(ground: Ground, before: Instant, limit: number): Promise<Write[]> {
  const rows = await ground.store.db
    .selectFrom('unwanted_items as said')
    .select(['said.customer', 'said.item'])
    .where('said.at', '<', before)
    .where(({ exists, not, selectFrom }) =>
      not(exists(selectFrom('events').select('event').whereRef('events.customer', '=', 'said.customer'))),
    )
    .where(({ exists, not, or, selectFrom }) => {
      const halves = selectFrom('profiles as half').select('half.customer')
      const stoodFor = halves.whereRef('half.merged_into', '=', 'said.customer')
      const merged = halves.whereRef('half.customer', '=', 'said.customer').where('half.merged_into', 'is not', null)
      return not(or([exists(stoodFor), exists(merged)]))
    })
    .limit(limit)
    .execute()
  return rows.map(key => ({ do: 'remove', table: 'unwanted_items', key }))
}
