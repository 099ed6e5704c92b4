import type { Instant, Json } from '@candor/terms'
import type { Ground } from '../../adapters/ground.ts'
import type { Write } from '../../adapters/store/index.ts'
import { forgetRow, toldBy } from './vault-store.ts'

/** What a customer told for audits alone; null when nothing. */
export async function exportOf(ground: Ground, customer: string): Promise<Json> {
  const told = (await toldBy(ground, [customer])).get(customer)
  return told ? { purpose: told.purpose, at: told.at, answers: { ...told.answers } } : null
}

/** All that a customer told, and with it the only key to it. */
export const erase = (ground: Pick<Ground, 'keys'>, customer: string): Write[] => [forgetRow(ground, customer)]

/** Up to `limit` rows of what was told before `before`, at the latest a day too early: rows know the day alone. Empty when there are none. */
export async function expire(ground: Ground, before: Instant, limit: number): Promise<Write[]> {
  const rows = await ground.store.db
    .selectFrom('fairness_answers')
    .select('pseudonym')
    .where('given_at', '<', before)
    .limit(limit)
    .execute()
  return rows.map(key => ({ do: 'remove', table: 'fairness_answers', key }))
}
