import { normalBelow, reach } from '../numbers/normal.ts'

export type PowerQuestion = {
  /** People in the two groups; may be effective numbers. */
  readonly n: number
  readonly reference: number
  /** The rate of the reference. */
  readonly rate: number
  /** The ratio to be found. Default .8. */
  readonly ratio?: number
  /** Level of the two-sided test. Default .05. */
  readonly alpha?: number
}

/**
 * The chance that the pooled z-test finds a true ratio of rates (Fleiss, Levin and Paik 2003, §4). Below .5 there are too few
 * people to judge. `undefined` where the reference's rate is 0 or 1, or nobody is there: then no ratio can be looked for.
 */
export function powerForRatio({ n, reference, rate, ratio = 0.8, alpha = 0.05 }: PowerQuestion): number | undefined {
  if (!(n > 0 && reference > 0 && rate > 0 && rate * ratio < 1)) return undefined
  const other = rate * ratio
  const pooled = (n * other + reference * rate) / (n + reference)
  const underNull = Math.sqrt(pooled * (1 - pooled) * (1 / n + 1 / reference))
  const underRatio = Math.sqrt((other * (1 - other)) / n + (rate * (1 - rate)) / reference)
  const limit = reach(1 - alpha) * underNull
  const gap = Math.abs(rate - other)
  return normalBelow((gap - limit) / underRatio) + normalBelow((-gap - limit) / underRatio)
}
