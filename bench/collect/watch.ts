import type { Store, StoreChange, Write } from '../../packages/server/src/adapters/store/index.ts'
import type { Written } from './bare.ts'

/** Notes what is written through a store between `begin` and `end`. */
export type Watch = { begin(): void; end(): Written }

/** Listens at a store's `commit`; what is noted are the rows themselves, so that a bare loop can write the very same. */
export function watched(store: Store): Watch {
  const commit = store.commit.bind(store)
  let noted: Write[] | undefined
  let before = 0
  store.commit = async change => {
    const result = await commit(change)
    if (result.done && noted && !isFolding(change))
      for (const write of change.writes) if (!isSequencing(write)) noted.push(write)
    return result
  }
  return {
    begin() {
      noted = []
      before = store.stats().transactions
    },
    end() {
      const writes = noted ?? []
      noted = undefined
      return { writes, transactions: store.stats().transactions - before }
    },
  }
}

/** Counts are put together in the background; collecting itself takes nothing away. */
const isFolding = ({ writes }: StoreChange): boolean => writes.some(write => write.do === 'remove')

/** Places in the log are given in the background and change rows that are there; the bare loop need not do it. */
const isSequencing = (write: Write): boolean =>
  write.table === 'log_head' || (write.table === 'entries' && write.do === 'patch')
