import type { Instant, Json } from '@candor/terms'
import type { Ground } from '../../adapters/ground.ts'
import type { Write } from '../../adapters/store/index.ts'
import { fromRow } from './delivery-store.ts'
import { openNews } from './sealed-news.ts'

/** What was told, or would have been told, about a customer, to whom, and how that ended; oldest first. */
export async function exportOf(ground: Ground, customer: string): Promise<Json> {
  const rows = await ground.store.db
    .selectFrom('webhook_deliveries')
    .selectAll()
    .where('customer', '=', customer)
    .orderBy('at')
    .orderBy('delivery')
    .execute()
  return Promise.all(
    rows.map(async row => {
      const { delivery, webhook, kind, state, attempts, at, doneAt, status, fault, rule, entry, share } = fromRow(row)
      const news = (await openNews(ground, customer, delivery, row.body)) ?? null
      const how = { state, attempts, at, nextAt: row.next_at, doneAt, status, fault, rule, entry, share }
      return { delivery, webhook, kind, ...how, news: news as Json }
    }),
  )
}

/** Every delivery, sent or not: what is still on its way is not told any more. */
export const erase = (customer: string): Write[] => [{ do: 'remove', table: 'webhook_deliveries', key: { customer } }]

/** Up to `limit` deliveries of what happened before `before`. Empty when there are none. */
export async function expire(ground: Ground, before: Instant, limit: number): Promise<Write[]> {
  const rows = await ground.store.db
    .selectFrom('webhook_deliveries')
    .select(['customer', 'delivery'])
    .where('at', '<', before)
    .limit(limit)
    .execute()
  return rows.map(key => ({ do: 'remove', table: 'webhook_deliveries', key }))
}
