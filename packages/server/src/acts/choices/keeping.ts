import type { Instant, Json } from '@candor/terms'
import type { Ground } from '../../adapters/ground.ts'
import type { Write } from '../../adapters/store/index.ts'
import { codesOf, openSayings } from './code.ts'

/** The one-time codes that were sent to a customer, and what each was to confirm. The codes themselves are not kept. */
export async function exportOf(ground: Ground, customer: string) {
  const rows = await codesOf(ground, customer)
  const sayings = await Promise.all(rows.map(row => openSayings(ground, row)))
  return rows.map((row, i) => ({
    challenge: row.challenge,
    attempts: row.attempts,
    channel: row.channel,
    sentAt: row.sent_at,
    expiresAt: row.expires_at,
    usedAt: row.used_at,
    sayings: (sayings[i] ?? null) as Json,
  }))
}

/** Every one-time code. */
export const erase = (customer: string): Write[] => [{ do: 'remove', table: 'one_time_codes', key: { customer } }]

/** Up to `limit` codes that ran out before `before`. Empty when there are none. */
export async function expire(ground: Ground, before: Instant, limit: number): Promise<Write[]> {
  const rows = await ground.store.db
    .selectFrom('one_time_codes')
    .select(['customer', 'challenge'])
    .where('expires_at', '<', before)
    .limit(limit)
    .execute()
  return rows.map(key => ({ do: 'remove', table: 'one_time_codes', key }))
}
