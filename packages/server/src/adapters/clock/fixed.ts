import type { Instant } from '@candor/terms'
import type { Clock } from './index.ts'

/** A clock for tests and demonstrations: time stands still until somebody moves it. */
export interface FixedClock extends Clock {
  /** Lets `ms` milliseconds pass; sleepers that are due wake in the order of their times. */
  advance(ms: number): void
  /** Sets the wall clock. Forward, the time between passes; backward, only the wall clock moves, as when it is corrected. */
  moveTo(instant: Instant): void
}

type Sleeper = { readonly due: number; readonly wake: () => void }

/** A clock that shows `start`. */
export function fixedClock(start: Instant): FixedClock {
  let now = start
  let elapsed = 0
  let sleepers: Sleeper[] = []
  const advance = (ms: number): void => {
    if (!(ms >= 0)) throw new RangeError(`time cannot pass by ${ms} ms`)
    now += ms
    elapsed += ms
    const due = sleepers.filter(sleeper => sleeper.due <= elapsed).sort((a, b) => a.due - b.due)
    sleepers = sleepers.filter(sleeper => sleeper.due > elapsed)
    for (const { wake } of due) wake()
  }
  const moveTo = (instant: Instant): void => {
    if (instant >= now) advance(instant - now)
    else now = instant
  }
  const sleep = (ms: number): Promise<void> =>
    ms <= 0 ? Promise.resolve() : new Promise(wake => void sleepers.push({ due: elapsed + ms, wake }))
  return { now: () => now, monotonic: () => elapsed, sleep, advance, moveTo }
}
