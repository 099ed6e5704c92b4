import { setTimeout as pause } from 'node:timers/promises'
import type { Instant } from '@candor/terms'

/** The only way to know the time. */
export interface Clock {
  /** Wall-clock time; may jump. */
  now(): Instant
  /** Milliseconds since some fixed moment; never goes back. For measuring how long something took. */
  monotonic(): number
  /** Resolves after `ms` milliseconds of monotonic time. */
  sleep(ms: number): Promise<void>
}

export const realClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  sleep: ms => pause(Math.max(0, ms)),
}

export { type FixedClock, fixedClock } from './fixed.ts'
