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

/** Batches of one source that may be under way at once, and that may wait behind them: a flood from one leaves the others room. */
const mostUnderWay = 32
const mostWaiting = 128

export type Slots = {
  /** Runs the work in a slot of the source, in turn; undefined when too many wait for one already. */
  run<T>(source: string, work: () => Promise<T>): Promise<T> | undefined
}

type Line = { underWay: number; readonly waiting: (() => void)[] }

export function openSlots(): Slots {
  const lines = new Map<string, Line>()
  const leave = (source: string, line: Line) => {
    const next = line.waiting.shift()
    // Whoever waited longest takes over the slot.
    if (next) next()
    else if (--line.underWay === 0) lines.delete(source)
  }
  return {
    run(source, work) {
      const line = lines.get(source) ?? { underWay: 0, waiting: [] }
      if (line.waiting.length >= mostWaiting) return undefined
      lines.set(source, line)
      const turn = line.underWay < mostUnderWay ? begin(line) : new Promise<void>(resolve => line.waiting.push(resolve))
      return turn.then(work).finally(() => leave(source, line))
    },
  }
}

function begin(line: Line): Promise<void> {
  line.underWay++
  return Promise.resolve()
}
