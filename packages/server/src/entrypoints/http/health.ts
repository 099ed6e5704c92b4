import { type Instant, minute } from '@candor/terms'
import type { Ground } from '../../adapters/ground.ts'

/** Whether requests may be sent here. */
export type Health = {
  readonly ready: boolean
  readonly store: 'ok' | 'away'
  readonly keys: 'ok' | 'away'
  readonly log: 'ok' | 'behind'
}

/** Entries wait about a second for their place; after this long something is wrong with the sequencer. */
const tooLong = minute

export async function healthOf({ store, clock, keys: held }: Ground): Promise<Health> {
  const keys = held.isAway() ? 'away' : 'ok'
  try {
    const log = (await oldestWaiting(store)) < clock.now() - tooLong ? 'behind' : 'ok'
    return { ready: log === 'ok' && keys === 'ok', store: 'ok', keys, log }
  } catch {
    return { ready: false, store: 'away', keys, log: 'ok' }
  }
}

async function oldestWaiting(store: Ground['store']): Promise<Instant> {
  const row = await store.db
    .selectFrom('entries')
    .select('t')
    .where('leaf', 'is', null)
    .orderBy('t')
    .limit(1)
    .executeTakeFirst()
  return row ? row.t * 1000 : Number.POSITIVE_INFINITY
}
