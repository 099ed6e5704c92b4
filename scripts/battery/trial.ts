/**
 * A longer test of bounded size that the same seed repeats. `scale` 1 is the size that is published; the numbers come back
 * as one line. Rejects when something did not hold.
 */
export type Trial = (seed: number, scale: number) => Promise<string>

/** Numbers from 0 up to 1 that the seed determines (mulberry32, public domain). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** At least one, so that a small scale still tries everything. */
export const scaled = (size: number, scale: number): number => Math.max(1, Math.round(size * scale))

/** What the trial needs is not on this machine: it says nothing, and counts as not run. */
export class NotRun extends Error {}
