import { absoluteDifference, jsDivergence, klDivergence } from './divergence.ts'
import type { PositionWeights } from './position-weights.ts'
import { checkGroup, sharesOf } from './shares.ts'

/** How far the shares of attention lie from the target, by three distances. */
export type AttentionGap = {
  readonly absolute: number
  readonly js: number
  /** Absent when a group without a target share got attention. */
  readonly kl?: number
}

/**
 * Attention-weighted rank fairness (Sapiezynski et al. 2019; Raj and Ekstrand 2022): the shares of attention that groups get in
 * a ranking against their target shares. 0 is the target. `ranking` holds the group of each place; places of no known group
 * are left out of the shares. `undefined` when no known group got attention.
 */
export function attentionGap(
  ranking: ArrayLike<number>,
  target: ArrayLike<number>,
  weights: PositionWeights,
): AttentionGap | undefined {
  const attention = new Float64Array(target.length)
  for (let at = 0; at < Math.min(ranking.length, weights.length); at++) {
    const group = ranking[at] ?? -1
    checkGroup(group, target.length)
    if (group >= 0) attention[group] = (attention[group] ?? 0) + (weights[at] ?? 0)
  }
  const shares = sharesOf(attention)
  if (shares === undefined) return undefined
  const kl = klDivergence(shares, target)
  return {
    absolute: absoluteDifference(shares, target),
    js: jsDivergence(shares, target),
    ...(kl === undefined ? {} : { kl }),
  }
}
