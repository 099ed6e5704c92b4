import { minute, second } from '@candor/terms'
import type { Clock } from '../../adapters/clock/index.ts'
import { StoreAway } from '../../adapters/store/index.ts'

/** A database that restarts or fails over is back within this; nobody waits longer with what is known but not written. */
const patience = minute

/**
 * Does work that needs the store, again while the store is away. The work may find that its last commit was made and only
 * the answer was lost. Rejects as the work does once patience has run out, or when the store will not come back.
 */
export async function persevere<T>(clock: Clock, work: () => Promise<T>): Promise<T> {
  const end = clock.monotonic() + patience
  for (let pause = second / 10; ; pause = Math.min(2 * pause, 5 * second)) {
    try {
      return await work()
    } catch (fault) {
      const isOver = !(fault instanceof StoreAway) || fault.code === 'closed' || fault.code === 'fsync'
      if (isOver || clock.monotonic() >= end) throw fault
      await clock.sleep(pause)
    }
  }
}
