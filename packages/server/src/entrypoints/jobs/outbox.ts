import { day } from '@candor/terms'
import type { Ground } from '../../adapters/ground.ts'

const atOnce = 500
const keptFor = 7 * day

/** Marks happenings as delivered to all who listen: nobody does yet. True when there may be more. */
export async function deliverHappenings({ store, clock }: Ground): Promise<boolean> {
  const rows = await store.db
    .selectFrom('outbox')
    .select(['customer', 'happening'])
    .where('done_at', 'is', null)
    .orderBy('at')
    .orderBy('happening')
    .limit(atOnce)
    .execute()
  if (rows.length === 0) return false
  const set = { done_at: clock.now() }
  await store.commit({ expect: [], writes: rows.map(key => ({ do: 'patch', table: 'outbox', key, set })) })
  return rows.length === atOnce
}

/** Removes happenings that were done a week ago. True when there may be more. */
export async function pruneHappenings({ store, clock }: Ground): Promise<boolean> {
  const rows = await store.db
    .selectFrom('outbox')
    .select(['customer', 'happening'])
    .where('done_at', '<', clock.now() - keptFor)
    .limit(atOnce)
    .execute()
  if (rows.length === 0) return false
  await store.commit({ expect: [], writes: rows.map(key => ({ do: 'remove', table: 'outbox', key })) })
  return rows.length === atOnce
}
