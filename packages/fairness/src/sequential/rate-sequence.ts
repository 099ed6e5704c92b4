import { lnFactorial } from '../numbers/stirling.ts'
import { type Counts, checkAlpha, checkCounts, type Interval } from './interval.ts'

/**
 * The exact confidence sequence of one rate: with probability at least 1 - alpha it holds the rate at every look at once,
 * however often one looks. Robbins' beta-binomial mixture with a uniform prior: all p at which
 * B(S+1, n-S+1) / (p^S (1-p)^(n-S)) < 1/alpha. Assumes decisions with the same rate, each given those before it.
 * Without decisions it is [0, 1]. Ends are exact to about 1e-12. Throws a RangeError for what is not a count.
 */
export function rateSequence(counts: Counts, alpha: number): Interval {
  checkCounts(counts)
  checkAlpha(alpha)
  const { n, selected } = counts
  if (n === 0) return { low: 0, high: 1 }
  const excess = (p: number) => logMixture(counts) - logLikelihood(counts, p) + Math.log(alpha)
  const top = selected / n
  return {
    low: selected === 0 ? 0 : crossing(excess, 0, top),
    high: selected === n ? 1 : crossing(excess, 1, top),
  }
}

const logMixture = ({ n, selected }: Counts): number =>
  lnFactorial(selected) + lnFactorial(n - selected) - lnFactorial(n + 1)

const logLikelihood = ({ n, selected }: Counts, p: number): number =>
  (selected === 0 ? 0 : selected * Math.log(p)) + (selected === n ? 0 : (n - selected) * Math.log1p(-p))

/** Where `excess` changes its sign between an outer point, where it is positive, and an inner one, where it is not. */
function crossing(excess: (p: number) => number, outer: number, inner: number): number {
  let [outside, inside] = [outer, inner]
  // Sixty halvings of at most 1 leave less than the spacing of doubles near 1.
  for (let i = 0; i < 60; i++) {
    const middle = (outside + inside) / 2
    if (excess(middle) > 0) outside = middle
    else inside = middle
  }
  return outside
}
