import { minute, second } from '@candor/terms'
import type { Clock } from '../../adapters/clock/index.ts'
import { KeysAway } from '../../adapters/keys/index.ts'
import { StoreAway } from '../../adapters/store/index.ts'

/** A database that restarts or fails over is back within this; nobody waits longer with what is known but not written. */
const patience = minute

/**
 * Does work that needs store and keys, again while one of them is away. The work may find that its last commit was made and only
 * the answer was lost. Rejects as the work does once patience has run out, or when the store will not come back.
 */
export async function persevere<T>(clock: Clock, work: () => Promise<T>): Promise<T> {
  const end = clock.monotonic() + patience
  for (let pause = second / 10; ; pause = Math.min(2 * pause, 5 * second)) {
    try {
      return await work()
    } catch (fault) {
      const isOver = fault instanceof StoreAway ? isFinal(fault) : !(fault instanceof KeysAway)
      if (isOver || clock.monotonic() >= end) throw fault
      await clock.sleep(pause)
    }
  }
}

const isFinal = ({ code }: StoreAway): boolean => code === 'closed' || code === 'fsync'
