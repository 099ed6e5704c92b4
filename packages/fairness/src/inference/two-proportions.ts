import type { Rate } from './rate.ts'

/**
 * The pooled z of two proportions, a − r: the “two standard deviations” of Hazelwood (433 U.S. 299, 1977). Its square is the
 * χ² of the 2 × 2 table. `undefined` where nobody or everybody of both is counted.
 */
export function pooledZ(a: Rate, r: Rate): number | undefined {
  if (a.n === 0 || r.n === 0) return undefined
  const p = (a.k + r.k) / (a.n + r.n)
  return p > 0 && p < 1 ? (a.k / a.n - r.k / r.n) / Math.sqrt(p * (1 - p) * (1 / a.n + 1 / r.n)) : undefined
}

/** The smallest number a cell of the 2 × 2 table is expected to hold. Below 5 a z is not to be trusted (Cochran 1954). */
export function leastExpected(a: Rate, r: Rate): number {
  const all = a.n + r.n
  const selected = a.k + r.k
  return all === 0 ? 0 : (Math.min(a.n, r.n) * Math.min(selected, all - selected)) / all
}
