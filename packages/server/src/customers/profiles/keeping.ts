import type { Instant, Json } from '@candor/terms'
import type { Ground } from '../../adapters/ground.ts'
import type { Write } from '../../adapters/store/index.ts'
import { isAddress, pointsOf, readProfile } from './profile-store.ts'

/** All that is kept of a customer as the brand knows them, opened: fields, place, where from, and addresses by channel. */
export async function exportOf(ground: Ground, customer: string): Promise<Json> {
  const profile = await readProfile(ground, customer)
  if (!profile) return null
  const points = await pointsOf(ground, customer)
  const { attributes, sealed, place, seen, source, collectedAt, updatedAt } = profile
  return {
    fields: { ...attributes, ...sealed },
    place: { ...place },
    ...(seen ? { seen: { ...seen } } : {}),
    source,
    collectedAt,
    updatedAt,
    addresses: Object.fromEntries(points.filter(isAddress).map(({ channel, address }) => [channel, address])),
    names: points.flatMap(point => (isAddress(point) ? [] : [{ kind: point.channel, name: point.address }])),
  }
}

/** Profile and addresses. */
export const erase = (customer: string): Write[] => [
  { do: 'remove', table: 'profiles', key: { customer } },
  { do: 'remove', table: 'contact_points', key: { customer } },
]

/**
 * The profiles and addresses of up to `limit` customers about whom nothing new came since `before`, under none of their names:
 * the halves of a merged customer go together. Empty when there are none.
 */
export async function expire(ground: Ground, before: Instant, limit: number): Promise<Write[]> {
  const rows = await ground.store.db
    .selectFrom('profiles')
    .select('customer')
    .where('updated_at', '<', before)
    .where('merged_into', 'is', null)
    .where(({ exists, not, selectFrom }) =>
      not(
        exists(
          selectFrom('profiles as half')
            .select('half.customer')
            .whereRef('half.merged_into', '=', 'profiles.customer')
            .where('half.updated_at', '>=', before),
        ),
      ),
    )
    .orderBy('customer')
    .limit(limit)
    .execute()
  const customers = rows.map(row => row.customer)
  return [...customers, ...(await mergedInto(ground, customers))].flatMap(erase)
}

async function mergedInto(ground: Ground, customers: readonly string[]): Promise<string[]> {
  if (customers.length === 0) return []
  const rows = await ground.store.db
    .selectFrom('profiles')
    .select('customer')
    .where('merged_into', 'in', customers)
    .execute()
  return rows.map(row => row.customer)
}
