import type { Instant, Json } from '@candor/terms'
import type { Ground } from '../../adapters/ground.ts'
import type { Store, Write } from '../../adapters/store/index.ts'
import { dispatchesOf } from './dispatch-store.ts'

/** Every dispatch towards a customer: of which campaign, when decided, and how it ended. */
export async function exportOf(ground: Ground, customer: string): Promise<Json> {
  return (await dispatchesOf(ground.store, customer)).map(({ customer: _, version: __, ...dispatch }) => dispatch)
}

/** Every dispatch. */
export const erase = (customer: string): Write[] => [{ do: 'remove', table: 'dispatches', key: { customer } }]

const keptSince = 'history-kept-since'

/**
 * Up to `limit` dispatches that ended before `before`. With them goes a note of how far back the history now reaches, so that
 * a budget whose window reaches further counts as full rather than empty.
 */
export async function expire(ground: Ground, before: Instant, limit: number): Promise<Write[]> {
  const rows = await ground.store.db
    .selectFrom('dispatches')
    .select(['customer', 'act'])
    .where('settled_at', '<', before)
    .limit(limit)
    .execute()
  if (rows.length === 0) return []
  return [
    await historyShortened(ground.store, before),
    ...rows.map((key): Write => ({ do: 'remove', table: 'dispatches', key })),
  ]
}

/** Older dispatches than this may have expired; 0 when none did. */
export async function historyKeptSince(store: Store): Promise<Instant> {
  return Number((await store.get('meta', { key: keptSince }))?.value ?? 0)
}

/** That older dispatches than this may be gone. */
export async function historyShortened(store: Store, since: Instant): Promise<Write> {
  const value = String(Math.max(since, await historyKeptSince(store)))
  return { do: 'put', table: 'meta', row: { key: keptSince, value } }
}
