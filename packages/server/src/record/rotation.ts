import { day, hour, type Instant, minute } from '@candor/terms'
import type { Ground } from '../adapters/ground.ts'
import { type Epoch, epochLength, Unreadable } from '../adapters/keys/index.ts'
import type { Write } from '../adapters/store/index.ts'
import { commitChange } from './commit.ts'

/** `graceMs`: how long an epoch that has ended stays, so that a backup of that time can still be opened. */
export type KeyTerms = { readonly graceMs: number; readonly leadMs: number }

/** Every process looks twice a minute; an epoch that begins later than that is known to all by then. SQLite has one process. */
const lead = 2 * minute
export const keyTerms = (engine: 'sqlite' | 'postgres', graceDays: number): KeyTerms => ({
  graceMs: graceDays * day,
  leadMs: engine === 'sqlite' ? 0 : lead,
})

/** How long a process may still seal with a key it read before: no epoch is destroyed sooner after its end. */
const inUseFor = (terms: KeyTerms): number => (terms.leadMs === 0 ? 0 : hour)
const atOnce = 500

/** Where wrapped keys are stored, by primary key. A test reads the schema and holds this list. */
export const wrappedIn = {
  customer_keys: ['customer', 'retention'],
  fairness_answers: ['pseudonym'],
  vendor_tasks: ['task'],
  way_in_letters: ['address'],
  share_runs: ['share'],
} as const
type Table = keyof typeof wrappedIn
const tables = Object.keys(wrappedIn) as Table[]
type Row = { readonly wrapped: Uint8Array; readonly key: { readonly [column: string]: string } }

/**
 * One look after the epochs: begins the next when its time has come, re-wraps by it what older ones wrap, and destroys those
 * whose time is over and that wrap nothing any more. Every step may be cut off or done by several processes at once; the next
 * look goes on. Rejects with `KeysAway` or `StoreAway`.
 */
export async function tendEpochs(ground: Ground, terms: KeyTerms): Promise<void> {
  const { keys, clock } = ground
  await keys.refresh()
  const newest = keys.epochs().at(-1)
  if (!newest || clock.now() - newest.startsAt >= epochLength) await keys.beginEpoch(clock.now() + terms.leadMs)
  for (const old of keys.epochs().filter(epoch => epoch.state === 'old')) await endOf(ground, terms, old)
}

/** Begins an epoch now; `destroyOld`: those before it go as soon as nothing needs them, without their grace. */
export async function rotateNow(ground: Ground, terms: KeyTerms, destroyOld: boolean): Promise<string> {
  const startsAt = ground.clock.now() + terms.leadMs
  const epoch = await ground.keys.beginEpoch(startsAt)
  if (destroyOld)
    await ground.store.commit({
      expect: [],
      writes: [{ do: 'put', table: 'meta', row: { key: withoutGrace, value: String(startsAt) } }],
    })
  return epoch
}
const withoutGrace = 'keys-without-grace-before'

async function endOf(ground: Ground, terms: KeyTerms, old: Epoch): Promise<void> {
  const { keys, clock } = ground
  const isOver = clock.now() >= (await destroyedAfter(ground, terms, old))
  const done = rewrapped.get(keys) ?? new Set<string>()
  rewrapped.set(keys, done)
  if (done.has(old.epoch) && !isOver) return
  const unreadable = await rewrapAll(ground, old.epoch)
  done.add(old.epoch)
  if (!isOver || (await countIn(ground, old.epoch)) > unreadable) return
  await recordEnd(ground, old)
  await keys.destroyEpoch(old.epoch)
}

// Looking for what is left reads whole tables: once is enough until the end, and then it is looked again.
const rewrapped = new WeakMap<Ground['keys'], Set<string>>()

async function destroyedAfter({ store }: Ground, terms: KeyTerms, old: Epoch): Promise<Instant> {
  const hurried = await store.get('meta', { key: withoutGrace })
  const isHurried = hurried !== undefined && old.startsAt < Number(hurried.value)
  return (
    (old.endedAt ?? Number.POSITIVE_INFINITY) + (isHurried ? inUseFor(terms) : Math.max(terms.graceMs, inUseFor(terms)))
  )
}

/** How many wrapped keys were damaged: nobody can open those, whatever becomes of their epoch. */
async function rewrapAll(ground: Ground, epoch: string): Promise<number> {
  let unreadable = 0
  for (const table of tables)
    for await (const rows of ground.store.scan<Record<string, unknown>>(query(ground, table, epoch), atOnce)) {
      const done = await Promise.all(rows.map(row => rewrap(ground, table, epoch, rowOf(table, row))))
      unreadable += done.filter(isDone => !isDone).length
    }
  return unreadable
}

/** The row must still hold the key that was read: one that was erased, or made anew, stays as it is. */
async function rewrap({ keys, store }: Ground, table: Table, from: string, { wrapped, key }: Row): Promise<boolean> {
  try {
    const set = keys.rewrap(wrapped, from)
    await store.commit({ expect: [], writes: [{ do: 'patch', table, key: { ...key, wrapped }, set } as Write] })
    return true
  } catch (fault) {
    if (fault instanceof Unreadable) return false
    throw fault
  }
}

const query = ({ store }: Ground, table: Table, epoch: string) =>
  store.db
    .selectFrom(table)
    .select(['wrapped', ...(wrappedIn[table] as readonly string[] as never[])])
    .where('epoch', '=', epoch)
    .compile()

const rowOf = (table: Table, row: Record<string, unknown>): Row => ({
  wrapped: row['wrapped'] as Uint8Array,
  key: Object.fromEntries(wrappedIn[table].map(column => [column, String(row[column])])),
})

async function countIn({ store }: Ground, epoch: string): Promise<number> {
  const counts = await Promise.all(
    tables.map(table =>
      store.db
        .selectFrom(table)
        .select(eb => eb.fn.countAll<number>().as('n'))
        .where('epoch', '=', epoch)
        .executeTakeFirstOrThrow(),
    ),
  )
  return counts.reduce((sum, { n }) => sum + Number(n), 0)
}

const endPrefix = 'key-epoch-destroyed|'

/** In the ledger before the deed, and once, whoever does it and however often it is cut off. */
async function recordEnd(ground: Ground, { epoch, startsAt, endedAt }: Epoch): Promise<void> {
  const body = { verb: 'destroyed', epoch, began: startsAt, ended: endedAt ?? null }
  const value = String(ground.clock.now())
  await commitChange(ground, {
    expect: [],
    writes: [{ do: 'insert', table: 'meta', row: { key: endPrefix + epoch, value } }],
    entries: [{ entry: ground.ids.id(), customer: 'brand', kind: 'key-epoch', body }],
    happenings: [],
  })
}

/** How the keys stand: epochs with what each wraps and when it goes, and how many are gone. */
export type KeyStanding = {
  readonly away: boolean
  readonly epochs: readonly (Epoch & { readonly wraps: number; readonly destroyedAfter?: Instant })[]
  readonly destroyed: readonly { readonly epoch: string; readonly at: Instant }[]
  readonly tombstones: number
}

export async function keyStanding(ground: Ground, terms: KeyTerms): Promise<KeyStanding> {
  const { keys, store } = ground
  const epochs = await Promise.all(
    keys.epochs().map(async epoch => ({
      ...epoch,
      wraps: await countIn(ground, epoch.epoch),
      ...(epoch.state === 'old' ? { destroyedAfter: await destroyedAfter(ground, terms, epoch) } : {}),
    })),
  )
  const rows = await store.db
    .selectFrom('meta')
    .selectAll()
    .where('key', 'like', `${endPrefix}%`)
    .orderBy('key')
    .execute()
  const destroyed = rows.map(({ key, value }) => ({ epoch: key.slice(endPrefix.length), at: Number(value) }))
  return { away: keys.isAway(), epochs, destroyed, tombstones: keys.tombstonesSince(0).length }
}
