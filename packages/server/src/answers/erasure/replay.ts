import { KeysRefused, type Tombstone } from '../../adapters/keys/index.ts'
import type { Store } from '../../adapters/store/index.ts'
import { expire } from '../../customers/kept/index.ts'
import { forgetKeys } from '../../record/index.ts'
import { begin, erasureOfTombstone } from './begin.ts'
import type { ErasingHouse } from './erasure.ts'
import { erasuresKnown, readErasure, underWay } from './erasure-store.ts'
import { goOn } from './go-on.ts'

const applied = 'erasures-applied'

/**
 * Before anything is served: whoever was erased once and is in this store again, because it was restored from a backup, is erased
 * again; erasures that were cut off go on. Answers how many were erased again. Throws `KeysRefused` when the keys know of fewer
 * erasures than the store: then they are the older ones.
 */
export async function replayErasures(house: ErasingHouse): Promise<number> {
  const known = await erasuresKnown(house.store)
  const tombstones = house.keys.tombstonesSince(0)
  mustKnow(tombstones, known)
  const again = await eraseAgain(house, missing(tombstones, known))
  await finish(house)
  await note(house.store, tombstones.length)
  return again
}

/**
 * The turn of the job: hears of erasures by other processes, begins those that only the keys know of, goes on with those under
 * way, and lets go what a law demands no more. True when there is more to do at once.
 */
export function erasureTurn(house: ErasingHouse): () => Promise<boolean> {
  let seen = 0
  let settled = 0
  return async () => {
    const fresh = house.keys.tombstonesSince(seen)
    if (fresh.length > 0) {
      forgetKeys(
        house,
        fresh.map(({ customer }) => customer),
      )
      await eraseAgain(house, await unbegun(house.store, fresh))
      seen += fresh.length
      await note(house.store, seen)
    }
    await finish(house)
    settled = await hearOfWords(house, settled)
    const writes = await expire(house, house.clock.now(), atOnce)
    if (writes.length > 0) await house.store.commit({ expect: [], writes })
    return writes.length >= atOnce
  }
}

const atOnce = 500

async function finish(house: ErasingHouse): Promise<void> {
  for (const erasure of await underWay(house.store)) await goOn(house, erasure)
}

/** Words that another process took out of the dictionary leave this one too. */
async function hearOfWords({ store, judge }: ErasingHouse, before: number): Promise<number> {
  const row = await store.db
    .selectFrom('erasures')
    .select(eb => eb.fn.max('settled_at').as('at'))
    .executeTakeFirst()
  const newest = Number(row?.at ?? 0)
  if (newest > before) await judge.codes.reload()
  return newest
}

const missing = (tombstones: readonly Tombstone[], known: ReadonlySet<string>): Map<string, Tombstone[]> =>
  Map.groupBy(
    tombstones.filter(one => !known.has(erasureOfTombstone(one))),
    erasureOfTombstone,
  )

async function unbegun(store: Store, fresh: readonly Tombstone[]): Promise<Map<string, Tombstone[]>> {
  const known = new Set<string>()
  for (const erasure of new Set(fresh.map(erasureOfTombstone)))
    if (await readErasure(store, erasure)) known.add(erasure)
  return missing(fresh, known)
}

async function eraseAgain(house: ErasingHouse, all: ReadonlyMap<string, readonly Tombstone[]>): Promise<number> {
  for (const [erasure, tombstones] of all) {
    const exactly = tombstones.map(({ customer }) => customer)
    if (!(await begin(house, { erasure, why: 'restored', exactly })))
      throw new Error(`the erasure ${erasure} could not begin: others change the customer at this moment`)
    await goOn(house, (await readErasure(house.store, erasure))!)
  }
  return all.size
}

/** An erasure that the store knows and the keys do not: a backup of the store from before it would bring the person back. */
function mustKnow(tombstones: readonly Tombstone[], known: ReadonlySet<string>): void {
  const told = new Set(tombstones.map(erasureOfTombstone))
  const lost = [...known].filter(erasure => !told.has(erasure))
  if (lost.length === 0) return
  throw new KeysRefused(
    `The store knows of ${known.size} erasures, the key folder of ${told.size}: the key folder is older than the store. ` +
      'Restore the newest backup of the key folder (its file `tombstones` is enough).',
  )
}

/** How many tombstones this store has applied, for whoever looks at a backup. */
async function note(store: Store, count: number): Promise<void> {
  const row = await store.get('meta', { key: applied })
  if (Number(row?.value ?? 0) >= count) return
  await store.commit({
    expect: [],
    writes: [{ do: 'put', table: 'meta', row: { key: applied, value: String(count) } }],
  })
}
