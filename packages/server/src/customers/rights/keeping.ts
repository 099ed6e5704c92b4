import type { Instant, Json } from '@candor/terms'
import type { Ground } from '../../adapters/ground.ts'
import type { Write } from '../../adapters/store/index.ts'
import { requestsOf, wordsOfRequest } from './request-store.ts'

/** Every request of the customer, with what was said and answered, oldest first. */
export async function exportOf(ground: Ground, customer: string): Promise<Json> {
  const requests = (await requestsOf(ground, [customer])).toReversed()
  return Promise.all(
    requests.map(async request => {
      const { customer: _, version: _version, stage: _stage, ...rest } = request
      const words = await wordsOfRequest(ground, request)
      return JSON.parse(JSON.stringify({ ...rest, words })) as Json
    }),
  )
}

/**
 * What was said in free words. Right, times and outcome stay under an id that names nobody any more: proof that the brand
 * answered, and in time (GDPR Art. 5(2), 17(3)(e)).
 */
export async function erase({ store }: Ground, customer: string): Promise<Write[]> {
  const rows = await store.among('rights_requests', 'customer', [customer])
  return rows
    .filter(row => row.sealed !== null)
    .map(({ request }) => ({
      do: 'patch',
      table: 'rights_requests',
      key: { customer, request },
      set: { sealed: null },
    }))
}

/** Up to `limit` requests that were settled before `before`, and everything about them. Empty when there are none. */
export async function expire({ store }: Ground, before: Instant, limit: number): Promise<Write[]> {
  const rows = await store.db
    .selectFrom('rights_requests')
    .select(['customer', 'request'])
    .where('settled_at', '<', before)
    .limit(limit)
    .execute()
  return rows.map(key => ({ do: 'remove', table: 'rights_requests', key }))
}
