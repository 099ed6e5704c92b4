import type { Store } from '../../adapters/store/index.ts'

const queues = new WeakMap<Store, Promise<unknown>>()

/**
 * Lets one change of the catalogue run after the other in this process. Numbers are dense, so two batches of new items can
 * never both be right; between processes the store tells, and the later one decides again.
 */
export function inTurn<T>(store: Store, work: () => Promise<T>): Promise<T> {
  const before = queues.get(store) ?? Promise.resolve()
  const mine = before.then(work)
  queues.set(
    store,
    mine.catch(() => undefined),
  )
  return mine
}
