import type { Instant } from '@candor/terms'
import type { Ground } from '../../adapters/ground.ts'
import type { Write } from '../../adapters/store/index.ts'
import type { KeptMail } from '../../decisions/index.ts'

/** The mails to a customer that the development postbox kept instead of sending, oldest first. */
export async function exportOf(ground: Ground, customer: string): Promise<KeptMail[]> {
  const rows = await ground.store.db
    .selectFrom('postbox')
    .selectAll()
    .where('customer', '=', customer)
    .orderBy('at')
    .orderBy('message')
    .execute()
  return rows.map(({ message, campaign, channel, raw, at }) => ({
    ...{ message, campaign, channel, at },
    mail: new TextDecoder().decode(raw),
  }))
}

/** Every kept mail. */
export const erase = (customer: string): Write[] => [{ do: 'remove', table: 'postbox', key: { customer } }]

/** Up to `limit` mails kept before `before`. Empty when there are none. */
export async function expire(ground: Ground, before: Instant, limit: number): Promise<Write[]> {
  const rows = await ground.store.db
    .selectFrom('postbox')
    .select(['customer', 'message'])
    .where('at', '<', before)
    .limit(limit)
    .execute()
  return rows.map(key => ({ do: 'remove', table: 'postbox', key }))
}
