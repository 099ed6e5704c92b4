import { day, type Instant, minute } from '@candor/terms'
import type { Ground } from '../adapters/ground.ts'

const key = 'house-time'

/** A clock that goes forward by more than this since it was last looked at is not believed until somebody says so. */
const longestLeap = 31 * day

/**
 * The time of the house. `leap`: the clock says so much more than is believed; `now` is then what was known before, and nothing that
 * cannot be brought back may rest on it.
 */
export type HouseTime = { readonly now: Instant; readonly leap?: { readonly clock: Instant; readonly known: Instant } }

// INVARIANT: what was due, or past its limit, stays so. The time of the house never goes back, whatever a clock is set to and
// whichever process asks, and it never goes forward by more than a month unseen.
/**
 * The newest of what the clock says, what the time of the house was before, and the newest checkpoint of the log, in whole minutes. It
 * is remembered before it is told, so that none that asks later is told less. A clock set forward by more than a month is neither
 * followed nor remembered: what rests on it, such as the end of data, nothing would bring back.
 */
export async function lookAtClock(ground: Ground): Promise<HouseTime> {
  const clock = whole(ground.clock.now())
  const told = await remembered(ground)
  const known = told ?? (await newestEntry(ground)) ?? clock
  const signed = whole(await newestCheckpoint(ground))
  const believed = [clock, signed].filter(time => time <= known + longestLeap)
  const now = Math.max(known, ...believed)
  const isLeap = clock > known + longestLeap
  if (told === undefined || now > told) await remember(ground, now)
  return isLeap ? { now, leap: { clock, known } } : { now }
}

/** The time by which limits and deadlines run. */
export const houseTime = async (ground: Ground): Promise<Instant> => (await lookAtClock(ground)).now

/** By when to warn: by the clock too, to the moment, believed or not. A warning too early does no harm, and one too late does. */
export const warningTime = async (ground: Ground): Promise<Instant> =>
  Math.max(await houseTime(ground), ground.clock.now())

/** Somebody looked at the clock and says that it is right, however far it went. */
export const confirmClock = (ground: Ground): Promise<void> => remember(ground, whole(ground.clock.now()))

const whole = (time: Instant): Instant => Math.floor(time / minute) * minute

/** When the newest checkpoint of the log was signed; 0 before the first. */
async function newestCheckpoint({ store }: Ground): Promise<Instant> {
  const { at } = await store.db
    .selectFrom('log_head')
    .select(eb => eb.fn.max('signed_at').as('at'))
    .executeTakeFirstOrThrow()
  return Number(at ?? 0)
}

/** Before it was ever looked at: the time of the newest thing on record. */
async function newestEntry({ store }: Ground): Promise<Instant | undefined> {
  const { t } = await store.db
    .selectFrom('entries')
    .select(eb => eb.fn.max('t').as('t'))
    .where('sealed', 'is not', null)
    .executeTakeFirstOrThrow()
  return t === null ? undefined : whole(Number(t) * 1000)
}

async function remembered({ store }: Ground): Promise<Instant | undefined> {
  const row = await store.get('meta', { key })
  return row && Number(row.value)
}

/** Never the lower one over the higher. */
async function remember(ground: Ground, time: Instant): Promise<void> {
  if (((await remembered(ground)) ?? 0) >= time) return
  await ground.store.commit({ expect: [], writes: [{ do: 'put', table: 'meta', row: { key, value: String(time) } }] })
}
