import type { Source } from '../../../brand/sources/index.ts'

/** A call that comes too soon, and the whole seconds after which it makes sense to come back. */
export type TooFast = { readonly seconds: number }

/** What each source may still send, in this process. */
export type Rates = {
  /** Takes `calls` from what the source may send now, or says when there is some again. */
  take(source: Source, calls: number, now: number): TooFast | undefined
}

type Bucket = { left: number; at: number }

/**
 * A bucket for each source that fills by `perSecond` calls and holds as many. A batch may overdraw it, because it comes as one:
 * the source then waits the longer, and the average holds. `now` in milliseconds of a clock that never goes back.
 */
export function openRates(): Rates {
  const buckets = new Map<string, Bucket>()
  return {
    take({ source, perSecond }, calls, now) {
      const bucket = buckets.get(source) ?? { left: perSecond, at: now }
      buckets.set(source, bucket)
      bucket.left = Math.min(perSecond, bucket.left + ((now - bucket.at) / 1_000) * perSecond)
      bucket.at = now
      // A wait of just as long as it was said may come out a hair short.
      if (bucket.left < 1 - 1e-6) return { seconds: Math.ceil((1 - bucket.left) / perSecond) }
      bucket.left -= calls
      return undefined
    },
  }
}

/** Batches of one source that may be under way at once: a flood from one leaves the others room. */
const mostUnderWay = 32

export type Slots = {
  /** Runs the work in a slot of the source; undefined when all of them are taken. */
  run<T>(source: string, work: () => Promise<T>): Promise<T> | undefined
}

export function openSlots(): Slots {
  const taken = new Map<string, number>()
  const free = (source: string) => {
    const left = (taken.get(source) ?? 1) - 1
    if (left === 0) taken.delete(source)
    else taken.set(source, left)
  }
  return {
    run(source, work) {
      const now = taken.get(source) ?? 0
      if (now >= mostUnderWay) return undefined
      taken.set(source, now + 1)
      return work().finally(() => free(source))
    },
  }
}
