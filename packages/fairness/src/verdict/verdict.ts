/** What is said of a comparison. That something is fair is never said: no count can show it. */
export type Verdict = 'disparity' | 'watch' | 'no disparity found' | 'cannot tell'

export type Thresholds = {
  /** Ratios below this (or above its inverse) matter in practice: the four-fifths rule, 29 CFR 1607.4(D). */
  readonly ratio: number
  /** Differences at least this large matter in practice, whatever the ratio. */
  readonly difference?: number
  readonly alpha: number
  /** Below this chance to find a ratio at the threshold there are too few people to judge. */
  readonly power: number
}

export const usual: Thresholds = { ratio: 0.8, alpha: 0.05, power: 0.5 }

export type Evidence = {
  readonly ratio: number | undefined
  readonly difference: number | undefined
  readonly pAdjusted: number | undefined
  readonly power: number | undefined
}

/** Whether a gap is large enough to matter, whatever chance says. */
export const matters = (ratio: number | undefined, difference: number | undefined, at: Thresholds): boolean =>
  (ratio !== undefined && (ratio < at.ratio || ratio > 1 / at.ratio)) ||
  (difference !== undefined && at.difference !== undefined && Math.abs(difference) >= at.difference)

/**
 * Large and not by chance: `disparity`. Otherwise, too few people to find such a ratio: `cannot tell`. One of the two: `watch`. Neither: `no disparity
 * found`. Without a p-value (all or none selected) nothing can be told.
 */
export function verdictOf({ ratio, difference, pAdjusted, power }: Evidence, at: Thresholds = usual): Verdict {
  if (pAdjusted === undefined) return 'cannot tell'
  const [large, rare] = [matters(ratio, difference, at), pAdjusted < at.alpha]
  if (large && rare) return 'disparity'
  if (power === undefined || power < at.power) return 'cannot tell'
  return large || rare ? 'watch' : 'no disparity found'
}

const order: readonly Verdict[] = ['no disparity found', 'cannot tell', 'watch', 'disparity']

/** Whether the first is graver. */
export const isGraver = (verdict: Verdict, than: Verdict): boolean => order.indexOf(verdict) > order.indexOf(than)
