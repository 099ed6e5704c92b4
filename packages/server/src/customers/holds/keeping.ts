import type { Instant, Json } from '@candor/terms'
import type { Ground } from '../../adapters/ground.ts'
import type { Write } from '../../adapters/store/index.ts'
import { heldOf } from './held-data.ts'
import { allHoldsOn, wordsOfHold } from './hold-store.ts'

/**
 * The holds on a customer with what was said about each, and what is held. A hold of which the law forbids telling is left out;
 * what is kept under it is told all the same, as it is theirs.
 */
export async function exportOf(ground: Ground, customer: string): Promise<Json> {
  const holds = (await allHoldsOn(ground, [customer])).filter(({ silent }) => !silent)
  const told = await Promise.all(
    holds.map(async hold => {
      const { customer: _, version: _version, silent: _silent, ...rest } = hold
      const words = await wordsOfHold(ground, hold)
      return JSON.parse(JSON.stringify({ ...rest, matter: words?.matter, reason: words?.reason })) as Json
    }),
  )
  const held = (await heldOf(ground, customer)).map(({ rule, overSince, what }) => ({ rule, overSince, what }))
  return { holds: told, held }
}

/** Every hold, and everything held. Whoever erases asks `holdsOn` first. */
export const erase = (customer: string): Write[] => [
  { do: 'remove', table: 'legal_holds', key: { customer } },
  { do: 'remove', table: 'held_data', key: { customer } },
]

/** Up to `limit` holds that were released before `before`. Empty when there are none. */
export async function expire({ store }: Ground, before: Instant, limit: number): Promise<Write[]> {
  const rows = await store.db
    .selectFrom('legal_holds')
    .select(['customer', 'hold'])
    .where('released_at', '<', before)
    .limit(limit)
    .execute()
  return rows.map(key => ({ do: 'remove', table: 'legal_holds', key }))
}
