import type { GroupCounts } from '../cube/group-counts.ts'
import { rateOf } from '../inference/rate.ts'
import { rates } from './group-metrics.ts'

/** How far the groups lie apart in one rate. */
export type Gap = {
  /** Largest less smallest. */
  readonly difference: number
  /** Smallest over largest; `undefined` where the largest is 0. */
  readonly ratio: number | undefined
}

/** The gap of one rate over groups; groups without that rate are passed over. `undefined` below two groups. */
export function gapOf(allCounts: readonly GroupCounts[], rate: keyof typeof rates): Gap | undefined {
  let [low, high, seen] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0]
  for (const counts of allCounts) {
    const value = rateOf(rates[rate](counts))
    if (value === undefined) continue
    seen++
    low = Math.min(low, value)
    high = Math.max(high, value)
  }
  return seen < 2 ? undefined : { difference: high - low, ratio: high > 0 ? low / high : undefined }
}

/** The named gaps of a decision: demographic parity, equal opportunity, equalized odds, predictive parity. */
export type Gaps = {
  readonly demographicParity: Gap | undefined
  readonly equalOpportunity: Gap | undefined
  /** The larger, and the mean, of the gaps of TPR and FPR (Hardt 2016). */
  readonly equalizedOdds: { readonly worst: number; readonly mean: number } | undefined
  readonly predictiveParity: Gap | undefined
}

export function gapsOf(allCounts: readonly GroupCounts[]): Gaps {
  const [tpr, fpr] = [gapOf(allCounts, 'tpr'), gapOf(allCounts, 'fpr')]
  return {
    demographicParity: gapOf(allCounts, 'selectionRate'),
    equalOpportunity: tpr,
    equalizedOdds: tpr && fpr && oddsOf(tpr.difference, fpr.difference),
    predictiveParity: gapOf(allCounts, 'ppv'),
  }
}

const oddsOf = (tpr: number, fpr: number) => ({ worst: Math.max(tpr, fpr), mean: (tpr + fpr) / 2 })
