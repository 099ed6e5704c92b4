import type { Instant } from '@candor/terms'
import { sql } from 'kysely'
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
      const most = meaning === 'purchase' || meaning === 'return' ? ringKept : 1
      const names = events.map(([name]) => name)
      return (await newestOf(store, names, customers, without, most)).map(at => ({ meaning, at }))
    }),
  )
  return found.flat()
}

/** The newest of each second, as a decision state counts them. */
async function newestOf(
  store: Store,
  names: readonly string[],
  customers: readonly string[],
  without: readonly string[],
  most: number,
): Promise<Instant[]> {
  if (customers.length === 0) return []
  let events = store.db.selectFrom('events').select(eb => eb.fn.max('at').as('newest'))
  if (without.length > 0) events = events.where('event', 'not in', without)
  const rows = await events
    .where('customer', 'in', customers)
    .where('name', 'in', names)
    .groupBy(sql`${sql.ref('at')} / 1000`)
    .orderBy('newest', 'desc')
    .limit(most)
    .execute()
  return rows.map(({ newest }) => Number(newest))
}

/** When events of these names happened to these customers, newest first. */
export async function instantsOf(
  store: Store,
  names: readonly string[],
  customers: readonly string[],
  without: readonly string[] = [],
): Promise<Instant[]> {
  if (names.length === 0 || customers.length === 0) return []
  let events = store.db.selectFrom('events').select('at').where('customer', 'in', customers)
  if (without.length > 0) events = events.where('event', 'not in', without)
  const rows = await events.where('name', 'in', names).orderBy('at', 'desc').execute()
  return rows.map(({ at }) => at)
}
