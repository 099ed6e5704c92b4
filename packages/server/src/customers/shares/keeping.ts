import { day, type Instant, type Json } from '@candor/terms'
import type { Ground } from '../../adapters/ground.ts'
import type { Write } from '../../adapters/store/index.ts'
import { knownIn, sharesOf } from './share-store.ts'

/**
 * How long it is kept who got what: people may ask who received their data (GDPR Art. 15(1)(c), 19), and claims end with three
 * years in most places.
 */
export const sharesKept = 3 * 365 * day

/** Who got what about a customer, why and when, and under which identities; newest first. */
export async function exportOf(ground: Ground, customer: string): Promise<Json> {
  const shares = await sharesOf(ground.store, [customer])
  return Promise.all(
    shares.map(async share => {
      const { vendor, purpose, way, fields, entry, at, lastAt, times, failedAt = null } = share
      const known = (await knownIn(ground, [share])).map(one => ({ ...one }))
      return {
        share: share.share,
        vendor,
        purpose,
        way,
        fields: [...fields],
        entry,
        at,
        lastAt,
        times,
        failedAt,
        known_as: known,
      }
    }),
  )
}

/** Every row. Vendors must have been told before: whom they know is sealed in the tasks by then. */
export const erase = (customer: string): Write[] => [{ do: 'remove', table: 'shares', key: { customer } }]

/** Up to `limit` rows of what was last shared before `before`. Empty when there are none. */
export async function expire(ground: Ground, before: Instant, limit: number): Promise<Write[]> {
  const rows = await ground.store.db
    .selectFrom('shares')
    .select(['customer', 'share'])
    .where('last_at', '<', before)
    .limit(limit)
    .execute()
  return rows.map(key => ({ do: 'remove', table: 'shares', key }))
}
