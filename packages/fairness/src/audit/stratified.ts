import { crossed } from '../cube/cells.ts'
import { countsOf } from '../cube/group-counts.ts'
import { type Common as CommonEffect, mantelHaenszel, type Stratum } from '../inference/mantel-haenszel.ts'
import { holm } from '../inference/multiplicity.ts'
import { rates } from '../metrics/group-metrics.ts'
import { twoTails } from '../numbers/normal.ts'
import { type Verdict, verdictOf } from '../verdict/verdict.ts'
import type { Sorted } from './attributes.ts'
import type { Judgement } from './judge.ts'
import { hasClusters, type Question } from './question.ts'

/** The pair of extremes compared again within the strata. */
export type Common = CommonEffect & {
  readonly p: number | undefined
  readonly pAdjusted: number | undefined
  readonly verdict: Verdict
}

/**
 * Compares each attribute's extremes within the groups of the strata (Cochran–Mantel–Haenszel). `undefined` where there are no strata, no
 * pair, or too many combinations to be crossed.
 */
export function stratifiedBy(
  question: Question,
  sorted: readonly Sorted[],
  judgements: readonly (Judgement | undefined)[],
): (Common | undefined)[] {
  const found = sorted.map((each, at) => {
    const judgement = judgements[at]
    const strata = judgement && strataOf(question, at, each, judgement)
    return strata && { judgement, common: mantelHaenszel(strata) }
  })
  const paid = found.map(each =>
    each?.common.z === undefined ? undefined : Math.min(1, twoTails(each.common.z) * each.judgement.pairs),
  )
  const adjusted = holm(paid.filter(p => p !== undefined))
  let next = 0
  return found.map((each, at) => {
    const pAdjusted = paid[at] === undefined ? undefined : adjusted[next++]
    return each && commonOf(each.common, each.judgement, pAdjusted, question)
  })
}

function strataOf(
  question: Question,
  at: number,
  { compared }: Sorted,
  { extremes }: Judgement,
): Stratum[] | undefined {
  if (question.strata === undefined || hasClusters(question)) return undefined
  const cells = crossed(question.cube, at, question.strata)
  if (cells === undefined) return undefined
  const rate = (position: number, stratum: number) =>
    rates.selectionRate(countsOf(cells(compared[position]! + 1, stratum)))
  return Array.from({ length: question.cube.sizes[question.strata]! }, (_, stratum) => ({
    a: rate(extremes.low, stratum + 1),
    r: rate(extremes.high, stratum + 1),
  }))
}

function commonOf(
  common: CommonEffect,
  { extremes }: Judgement,
  pAdjusted: number | undefined,
  { thresholds }: Question,
): Common {
  const { ratio, difference, z } = common
  const { power } = extremes.comparison
  const verdict = verdictOf({ ratio, difference, pAdjusted, power }, thresholds)
  return { ...common, p: z === undefined ? undefined : twoTails(z), pAdjusted, verdict }
}
