import type { GroupCounts } from '../cube/group-counts.ts'

export type Inequality = {
  /** Generalized entropy index, α = 2: half the squared coefficient of variation. */
  readonly generalizedEntropy: number | undefined
  readonly theil: number | undefined
}

/**
 * How unequally the benefit b = decision − outcome + 1 falls on people (Speicher et al. 2018): 0 for who deserved and was left out, 2 for
 * who was selected without the outcome, 1 for the others. `undefined` where nobody has an outcome or nobody a benefit.
 */
export function inequality({ tp, fp, fn, tn }: GroupCounts): Inequality {
  const n = tp + fp + fn + tn
  const total = tp + tn + 2 * fp
  if (n === 0 || total === 0) return { generalizedEntropy: undefined, theil: undefined }
  const mean = total / n
  const square = (b: number): number => (b / mean) ** 2 - 1
  const log = (b: number): number => (b === 0 ? 0 : (b / mean) * Math.log(b / mean))
  const over = (of: (b: number) => number): number => ((tp + tn) * of(1) + fp * of(2) + fn * of(0)) / n
  return { generalizedEntropy: Math.max(0, over(square) / 2), theil: Math.max(0, over(log)) }
}
