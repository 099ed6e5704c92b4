import type { Rate } from '../inference/rate.ts'
import { pooledZ } from '../inference/two-proportions.ts'

/** Positions of a group and of what it is compared with. */
export type Pair = { readonly low: number; readonly high: number }

/** All pairs are looked through up to so many groups. */
const mostSearched = 2_000

/**
 * The pair that is reported: the lowest rate against the highest, or against the reference. Of equal rates the larger group. Groups of
 * nobody are passed over. `undefined` below two groups.
 */
export function extremes(rates: readonly Rate[], reference?: number): Pair | undefined {
  const present = rates.flatMap((rate, at) => (rate.n > 0 && at !== reference ? [at] : []))
  const value = (at: number): number => rates[at]!.k / rates[at]!.n
  const first = (better: (a: number, b: number) => boolean, of: readonly number[]): number =>
    of.reduce((best, at) => (better(at, best) || (!better(best, at) && rates[at]!.n > rates[best]!.n) ? at : best))
  if (reference !== undefined && !rates[reference]?.n) return undefined
  if (present.length < (reference === undefined ? 2 : 1)) return undefined
  const low = first((a, b) => value(a) < value(b), present)
  const others = present.filter(at => at !== low)
  return { low, high: reference ?? first((a, b) => value(a) > value(b), others) }
}

/** From how many pairs one may be picked, which its p-value has to pay for. */
export const pairsOf = (groups: number, reference?: number): number =>
  reference === undefined ? (groups * (groups - 1)) / 2 : groups - 1

/**
 * The pair with the largest |z| of those that `counts` lets through: where the extremes are too small to judge, two large groups may still
 * differ. `undefined` when there is none or there are more than 2,000 groups.
 */
export function strongest(
  rates: readonly Rate[],
  reference: number | undefined,
  counts: (ratio: number, difference: number) => boolean,
): Pair | undefined {
  if (rates.length > mostSearched) return undefined
  let [largest, found]: [number, Pair | undefined] = [0, undefined]
  for (let low = 0; low < rates.length; low++) {
    for (let high = 0; high < rates.length; high++) {
      if (high === low || (reference !== undefined && high !== reference)) continue
      const z = strengthOf(rates[low]!, rates[high]!, reference === undefined, counts)
      if (z > largest) [largest, found] = [z, { low, high }]
    }
  }
  return found
}

function strengthOf(
  a: Rate,
  r: Rate,
  inOrder: boolean,
  counts: (ratio: number, difference: number) => boolean,
): number {
  if (a.n === 0 || r.n === 0 || r.k === 0) return 0
  const [p, q] = [a.k / a.n, r.k / r.n]
  if ((inOrder && p >= q) || !counts(p / q, q - p)) return 0
  return Math.abs(pooledZ(a, r) ?? 0)
}
