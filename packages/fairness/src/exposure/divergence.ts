import { checkShares } from './shares.ts'

/**
 * Kullback-Leibler divergence of p from q in nats: sum of p ln(p / q), 0 ln 0 being 0. `undefined` where q has no share and p
 * has one: it would be infinite.
 */
export function klDivergence(p: ArrayLike<number>, q: ArrayLike<number>): number | undefined {
  checkPair(p, q)
  let sum = 0
  for (let i = 0; i < p.length; i++) {
    const [one, other] = [p[i] ?? 0, q[i] ?? 0]
    if (one === 0) continue
    if (other === 0) return undefined
    sum += one * Math.log(one / other)
  }
  // Rounding may leave a trace below nought, which a divergence never is.
  return Math.max(0, sum)
}

/** Jensen-Shannon divergence in nats, between 0 and ln 2; always finite. */
export function jsDivergence(p: ArrayLike<number>, q: ArrayLike<number>): number {
  const middle = Float64Array.from(p, (share, i) => (share + (q[i] ?? 0)) / 2)
  return ((klDivergence(p, middle) ?? 0) + (klDivergence(q, middle) ?? 0)) / 2
}

/** Half the sum of absolute differences (total variation), between 0 and 1: with two groups the difference of either's share. */
export function absoluteDifference(p: ArrayLike<number>, q: ArrayLike<number>): number {
  checkPair(p, q)
  let sum = 0
  for (let i = 0; i < p.length; i++) sum += Math.abs((p[i] ?? 0) - (q[i] ?? 0))
  return sum / 2
}

function checkPair(p: ArrayLike<number>, q: ArrayLike<number>): void {
  if (p.length !== q.length) throw new RangeError(`${p.length} shares cannot be compared with ${q.length}.`)
  checkShares(p)
  checkShares(q)
}
