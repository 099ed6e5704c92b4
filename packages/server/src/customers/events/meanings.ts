import type { Instant } from '@candor/terms'
import type { Store } from '../../adapters/store/index.ts'
import type { Meaning } from '../state/index.ts'

/** What each declared event means, as the policy says it. */
export type Meanings = { readonly [event: string]: { readonly countsAs?: Meaning } }

/**
 * The newest instant of each event that means something, over all of these customers (the halves of one person); `without` are
 * events that are as good as gone.
 */
export async function meaningsOf(
  store: Store,
  declared: Meanings,
  customers: readonly string[],
  without: readonly string[] = [],
): Promise<{ readonly meaning: Meaning; readonly at: Instant }[]> {
  const meaning = new Map(
    Object.entries(declared).flatMap(([name, { countsAs }]) => (countsAs ? [[name, countsAs]] : [])),
  )
  if (meaning.size === 0 || customers.length === 0) return []
  let events = store.db.selectFrom('events')
  if (without.length > 0) events = events.where('event', 'not in', without)
  const rows = await events
    .select(['name', eb => eb.fn.max('at').as('at')])
    .where('customer', 'in', customers)
    .where('name', 'in', [...meaning.keys()])
    .groupBy('name')
    .execute()
  return rows.map(({ name, at }) => ({ meaning: meaning.get(name) as Meaning, at }))
}
