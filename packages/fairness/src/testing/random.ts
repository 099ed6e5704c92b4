/** Repeatable numbers from 0 up to 1. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** How many of n succeed at rate p. */
export const successes = (n: number, p: number, random: () => number): number => {
  let k = 0
  for (let at = 0; at < n; at++) if (random() < p) k++
  return k
}
