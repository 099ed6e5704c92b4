import { twoTails } from '../numbers/normal.ts'
import { type Rate, rateOf } from './rate.ts'
import { pooledZ } from './two-proportions.ts'

/** Cohen's h = 2 asin √p − 2 asin √q: how far two rates lie apart (.2 small, .5 medium, .8 large; Cohen 1988). */
export function cohenH(a: Rate, r: Rate): number | undefined {
  const [p, q] = [rateOf(a), rateOf(r)]
  return p === undefined || q === undefined ? undefined : 2 * Math.asin(Math.sqrt(p)) - 2 * Math.asin(Math.sqrt(q))
}

/** How many more of a would have been selected at r's rate; negative when fewer would. */
export function shortfall(a: Rate, r: Rate): number | undefined {
  const q = rateOf(r)
  return q === undefined ? undefined : q * a.n - a.k
}

/**
 * The flip-flop rule: would one person more or less turn the finding over? One selection is moved from the group with the
 * higher rate to the other; true when the ratio then comes out on the other side of `least`, or p on the other side of `alpha`.
 */
export function flips(a: Rate, r: Rate, { least = 0.8, alpha = 0.05 } = {}): boolean {
  if (a.n === 0 || r.n === 0) return false
  const [low, high] = a.k * r.n <= r.k * a.n ? [a, r] : [r, a]
  if (low.k + 1 > low.n || high.k === 0) return false
  const moved = [
    { ...low, k: low.k + 1 },
    { ...high, k: high.k - 1 },
  ] as const
  return isBelow(low, high, least) !== isBelow(...moved, least) || isRare(low, high, alpha) !== isRare(...moved, alpha)
}

const isBelow = (a: Rate, r: Rate, least: number): boolean => a.k * r.n < least * r.k * a.n

function isRare(a: Rate, r: Rate, alpha: number): boolean {
  const z = pooledZ(a, r)
  return z !== undefined && twoTails(z) < alpha
}
