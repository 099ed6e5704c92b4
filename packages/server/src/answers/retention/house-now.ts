import { day, type Instant } from '@candor/terms'
import type { Ground } from '../../adapters/ground.ts'
import { newestCheckpoint } from '../../record/index.ts'

const key = 'retention-time'

/** A clock that goes forward by more than this since it was last looked at is not believed until somebody says so. */
export const longestLeap = 31 * day

/** The time that limits are counted by. `leap`: the clock says so much more than is believed, and nothing ends. */
export type HouseNow = { readonly now: Instant; readonly leap?: { readonly clock: Instant; readonly known: Instant } }

// INVARIANT: what was over stays over: this time never goes back, and it never goes forward by years unseen.
/**
 * The newest of what the clock says, what it said before, and the newest checkpoint of the log. A clock set back changes nothing.
 * One set forward by more than a month is not followed: what it would end, nothing brings back.
 */
export async function houseNow(ground: Ground): Promise<HouseNow> {
  const clock = ground.clock.now()
  const known = (await remembered(ground)) ?? (await newestEntry(ground)) ?? clock
  if (clock > known + longestLeap) return { now: known, leap: { clock, known } }
  const signed = await newestCheckpoint(ground)
  return { now: Math.max(clock, known, signed <= known + longestLeap ? signed : 0) }
}

/** The same, remembered, so that no later look finds an earlier time. Written once a minute at most. */
export async function passedTime(ground: Ground): Promise<HouseNow> {
  const found = await houseNow(ground)
  const before = await remembered(ground)
  if (!found.leap && (before === undefined || found.now >= before + 60_000)) await remember(ground, found.now)
  return found
}

/** Somebody looked at the clock and says that it is right, however far it went. */
export const confirmClock = (ground: Ground): Promise<void> => remember(ground, ground.clock.now())

async function remembered({ store }: Ground): Promise<Instant | undefined> {
  const row = await store.get('meta', { key })
  return row && Number(row.value)
}

/** Before it was ever looked at: the time of the newest thing on record. */
async function newestEntry({ store }: Ground): Promise<Instant | undefined> {
  const { t } = await store.db
    .selectFrom('entries')
    .select(eb => eb.fn.max('t').as('t'))
    .where('sealed', 'is not', null)
    .executeTakeFirstOrThrow()
  return t === null ? undefined : Number(t) * 1000
}

// Two processes may write at once: never the lower one over the higher.
async function remember({ store }: Ground, now: Instant): Promise<void> {
  const row = await store.get('meta', { key })
  if (row && Number(row.value) >= now) return
  await store.commit({ expect: [], writes: [{ do: 'put', table: 'meta', row: { key, value: String(now) } }] })
}
