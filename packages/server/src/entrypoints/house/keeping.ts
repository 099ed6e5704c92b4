import type { Instant } from '@candor/terms'
import { openMail } from '../../acts/delivery/index.ts'
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
  const mails = await Promise.all(rows.map(row => openMail(ground, row)))
  return rows.flatMap(({ message, campaign, channel, at }, i): KeptMail[] => {
    const mail = mails[i]
    return mail ? [{ message, campaign, channel, at, mail: new TextDecoder().decode(mail) }] : []
  })
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
