import type { Instant } from '@candor/terms'
import type { Store } from '../../adapters/store/index.ts'
import { type Meaning, ringKept } from '../state/index.ts'

/** What each declared event means, as the policy says it. */
export type Meanings = { readonly [event: string]: { readonly countsAs?: Meaning } }

export type Meant = { readonly meaning: Meaning; readonly at: Instant }

/**
 * The newest instants of the events that mean something, over all of these customers (the halves of one person): as many as a
 * decision state keeps of the meaning. `without` are events that are as good as gone.
 */
export async function meaningsOf(
  store: Store,
  declared: Meanings,
  customers: readonly string[],
  without: readonly string[] = [],
): Promise<Meant[]> {
  const byMeaning = Map.groupBy(Object.entries(declared), ([, { countsAs }]) => countsAs)
  const found = await Promise.all(
    [...byMeaning].map(async ([meaning, events]) => {
      if (meaning === undefined) return []
      const limit = meaning === 'purchase' || meaning === 'return' ? ringKept : 1
      const names = events.map(([name]) => name)
      return (await instantsOf(store, names, customers, { without, limit })).map(at => ({ meaning, at }))
    }),
  )
  return found.flat()
}

/** When events of these names happened to these customers, newest first; at most `limit`. */
export async function instantsOf(
  store: Store,
  names: readonly string[],
  customers: readonly string[],
  { without = [], limit }: { readonly without?: readonly string[]; readonly limit?: number } = {},
): Promise<Instant[]> {
  if (names.length === 0 || customers.length === 0) return []
  let events = store.db.selectFrom('events').select('at').where('customer', 'in', customers)
  if (without.length > 0) events = events.where('event', 'not in', without)
  if (limit !== undefined) events = events.limit(limit)
  const rows = await events.where('name', 'in', names).orderBy('at', 'desc').execute()
  return rows.map(({ at }) => at)
}
