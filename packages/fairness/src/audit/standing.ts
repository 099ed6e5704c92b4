import { powerForRatio } from '../inference/power.ts'
import type { Rate } from '../inference/rate.ts'
import { ratioOf } from '../inference/ratio.ts'
import type { Thresholds } from '../verdict/verdict.ts'
import type { Judgement } from './judge.ts'

/** Where one group stands beside the group that all are compared with: the best one, or the reference. */
export type Standing = {
  /** Its rate over that group's; `undefined` where that one's is 0. */
  readonly ratio: number | undefined
  /** Four fifths: whether the ratio reaches the threshold. */
  readonly reaches: boolean | undefined
  /** Whether there are so few people that a ratio at the threshold would be missed more often than found. */
  readonly tooFew: boolean
}

/** Standings in the order of the rates; none where there is nothing to stand beside. */
export function standings(rates: readonly Rate[], judgement: Judgement | undefined, at: Thresholds): Standing[] {
  if (judgement === undefined) return []
  const { high } = judgement.extremes
  return rates.map((rate, position) => standing(rate, rates[high]!, position === high, at))
}

function standing(rate: Rate, best: Rate, isBest: boolean, { ratio: least, alpha, power }: Thresholds): Standing {
  const ratio = ratioOf(rate, best)
  const found = powerForRatio({ n: rate.n, reference: best.n, rate: best.k / best.n, ratio: least, alpha })
  return {
    ratio,
    reaches: ratio === undefined ? undefined : ratio >= least,
    tooFew: !isBest && (found === undefined || found < power),
  }
}
