import type { Ground } from '../../adapters/ground.ts'
import { type Store, StoreAway } from '../../adapters/store/index.ts'
import { decideAndCommit, together } from '../../record/index.ts'
import { fold } from './fold.ts'
import type { RefusedFor, Tally } from './tally.ts'
import { TallyBuilder } from './tally-builder.ts'
import { dayOf } from './tally-store.ts'

/** Counts of this process that wait for the next commit, by day and source. */
type Pending = Map<string, { readonly day: string; readonly source: string; readonly counts: TallyBuilder }>
type Counter = { readonly row: string; pending: Pending; next: Promise<void> | undefined; last: Promise<unknown> }

const counters = new WeakMap<Store, Counter>()

/**
 * Counts calls that never became a batch: a wrong key, too fast, malformed. Resolves when the count is durable; many callers
 * share one commit, and each process keeps one row a day and source, so that a flood of wrong keys does not grow the table.
 * `source` is `''` when nobody knows the key. Rejects with `StoreAway`.
 */
export function countRefused(ground: Ground, source: string, reason: RefusedFor, calls: number): Promise<void> {
  countsOf(ground, source).refused(reason, calls)
  return flushCounts(ground)
}

/**
 * Counts calls that were kept with nothing to tell of them. In memory until the next `flushCounts`: the events themselves are
 * durable, and what a crash loses here is only a number on a page.
 */
export function countKept(ground: Ground, source: string, calls: number): void {
  countsOf(ground, source).kept(calls)
}

/** Makes durable what this process has counted so far. */
export function flushCounts(ground: Ground): Promise<void> {
  const counter = counterOf(ground)
  if (counter.next) return counter.next
  const next = counter.last.then(() => {
    const { pending } = counter
    counter.pending = new Map()
    counter.next = undefined
    return pending.size === 0 ? undefined : write(ground, counter.row, pending)
  })
  counter.next = next
  counter.last = next.catch(() => undefined)
  return next
}

function counterOf({ store, ids }: Ground): Counter {
  const found = counters.get(store)
  if (found) return found
  const made: Counter = { row: ids.id(), pending: new Map(), next: undefined, last: Promise.resolve() }
  counters.set(store, made)
  return made
}

function countsOf(ground: Ground, source: string): TallyBuilder {
  const { pending } = counterOf(ground)
  const day = dayOf(ground.clock.now())
  const name = `${day} ${source}`
  const found = pending.get(name) ?? { day, source, counts: new TallyBuilder() }
  pending.set(name, found)
  return found.counts
}

// The row is read each time: folding may have taken it away, and a commit that failed may have been kept all the same.
async function write(ground: Ground, tally: string, pending: Pending): Promise<void> {
  const done = await decideAndCommit(ground, async () => {
    const changes = [...pending.values()].map(async ({ day, source, counts }) => {
      const key = { day, source, tally }
      const before = await ground.store.get('collection_tallies', key)
      const sum = fold([...(before ? [JSON.parse(before.body) as Tally] : []), counts.total()])
      const row = { ...key, version: (before?.version ?? 0) + 1, body: JSON.stringify(sum) }
      return {
        expect: [{ table: 'collection_tallies', key, version: before?.version ?? 0 } as const],
        writes: [{ do: 'put', table: 'collection_tallies', row } as const],
      }
    })
    return { change: together(...(await Promise.all(changes))), value: true }
  })
  // Only folding, once in a while, writes the same rows.
  if (!done.done) throw new StoreAway('contended')
}
