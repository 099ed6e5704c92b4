import { type Instant, minute } from '@candor/terms'
import type { Ground } from '../adapters/ground.ts'

const key = 'house-time'

// INVARIANT: what was due, or past its limit, stays so: the time of the house never goes back, whatever a clock is set to.
/**
 * The time by which deadlines run: the clock's, but never before the newest checkpoint of the log nor before what it was when it
 * was last asked, to the minute, by whichever process.
 */
export async function houseTime(ground: Ground): Promise<Instant> {
  const now = ground.clock.now()
  const kept = await ground.store.get('meta', { key })
  const known = Number(kept?.value ?? 0)
  const time = Math.max(now, known, await newestCheckpoint(ground))
  if (time >= known + minute) await remember(ground, time)
  return time
}

/** When the newest checkpoint of the log was signed; 0 before the first. */
export async function newestCheckpoint({ store }: Ground): Promise<Instant> {
  const { at } = await store.db
    .selectFrom('log_head')
    .select(eb => eb.fn.max('signed_at').as('at'))
    .executeTakeFirstOrThrow()
  return Number(at ?? 0)
}

/** Two that remember at once write about the same; the lower one is overwritten by whoever asks next. */
async function remember({ store }: Ground, time: Instant): Promise<void> {
  await store.commit({ expect: [], writes: [{ do: 'put', table: 'meta', row: { key, value: String(time) } }] })
}
