import type { Rate } from '../inference/rate.ts'

/**
 * ε of empirical differential fairness: the largest |ln| of the ratio of any two groups' chances of either decision, each smoothed
 * by a Dirichlet prior (k + α)/(n + 2α) so that an empty cell does not make it endless (Foulds et al. 2020). e^ε = 1.25 is the
 * four-fifths rule. `undefined` below two groups.
 */
export function differentialFairness(groups: readonly Rate[], prior = 0.5): number | undefined {
  if (!(prior > 0)) throw new RangeError('the prior is larger than 0')
  if (groups.length < 2) return undefined
  return Math.max(
    spread(groups.map(({ k, n }) => Math.log((k + prior) / (n + 2 * prior)))),
    spread(groups.map(({ k, n }) => Math.log((n - k + prior) / (n + 2 * prior)))),
  )
}

function spread(values: readonly number[]): number {
  const lowest = values.reduce((low, value) => Math.min(low, value), Number.POSITIVE_INFINITY)
  return values.reduce((high, value) => Math.max(high, value), Number.NEGATIVE_INFINITY) - lowest
}
