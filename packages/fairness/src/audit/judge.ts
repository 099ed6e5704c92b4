import { benjaminiHochberg, holm } from '../inference/multiplicity.ts'
import type { Rate } from '../inference/rate.ts'
import { type Comparison, compare, type Spread } from '../verdict/compare.ts'
import { extremes, type Pair, pairsOf, strongest } from '../verdict/extremes.ts'
import { isGraver, matters, type Thresholds, type Verdict, verdictOf } from '../verdict/verdict.ts'

/** Groups that are compared with each other in one rate. */
export type Contest = {
  readonly rates: readonly Rate[]
  /** Position of the group that all others are compared with. */
  readonly reference?: number | undefined
  readonly spread?: ((low: number, high: number) => Spread) | undefined
}

/** One pair, what it shows, and what is said of it. */
export type Judged = Pair & {
  readonly comparison: Comparison
  /** p after paying for the pairs this one was picked from and for the other contests. */
  readonly pAdjusted: number | undefined
  readonly verdict: Verdict
}

export type Judgement = {
  /** The lowest rate against the highest, or against the reference. */
  readonly extremes: Judged
  /** How many pairs it was picked from. */
  readonly pairs: number
  /** A pair between others that is graver, where there is one: large groups may differ where the extremes are too small to judge. */
  readonly graver: Judged | undefined
  /** The graver of the two verdicts. */
  readonly verdict: Verdict
}

const methods = { holm, 'benjamini-hochberg': benjaminiHochberg } as const

/**
 * Judges contests as one family. Which two groups are compared is known only after looking, so each p is multiplied by the number of
 * pairs it was picked from (Bonferroni); then the contests are adjusted for each other. `undefined` where a contest has fewer than two
 * groups.
 */
export function judge(
  contests: readonly Contest[],
  method: keyof typeof methods,
  at: Thresholds,
): (Judgement | undefined)[] {
  const found = contests.map(contest => lookAt(contest, contests.length, at))
  const least = found.map(each => leastP(each))
  const adjusted = methods[method](least.filter(p => p !== undefined))
  let next = 0
  return found.map((each, index) => {
    const p = least[index]
    const factor = p === undefined ? undefined : adjusted[next++]! / p
    return each && judgement(each, factor, at)
  })
}

type Looked = { pairs: number; all: (Pair & { comparison: Comparison })[] }

/** The extremes, then the strongest pair that is large enough to matter, then the strongest of all. */
function lookAt(contest: Contest, contests: number, at: Thresholds): Looked | undefined {
  const { rates, reference, spread } = contest
  const outer = extremes(rates, reference)
  if (outer === undefined) return undefined
  const pairs = pairsOf(rates.filter(rate => rate.n > 0).length, reference)
  const others = [
    strongest(rates, reference, (ratio, difference) => matters(ratio, difference, at)),
    strongest(rates, reference, () => true),
  ]
  const all = [outer, ...others.filter(pair => pair !== undefined)].map(pair => ({
    ...pair,
    comparison: compare(rates[pair.low]!, rates[pair.high]!, {
      spread: spread?.(pair.low, pair.high),
      alpha: at.alpha / (pairs * contests),
      ratio: at.ratio,
    }),
  }))
  return { pairs, all }
}

/** The smallest p of a contest, having paid for its pairs. */
function leastP(looked: Looked | undefined): number | undefined {
  const known = looked?.all.flatMap(({ comparison }) => comparison.p ?? []) ?? []
  return known.length === 0 ? undefined : known.reduce((least, p) => Math.min(least, paid(p, looked!.pairs)), 1)
}

const paid = (p: number, pairs: number): number => Math.min(1, p * pairs)

function judgement({ pairs, all }: Looked, factor: number | undefined, at: Thresholds): Judgement {
  const [outer, ...others] = all.map(pair => judged(pair, pairs, factor, at))
  const graver = others.find(other => isGraver(other.verdict, outer!.verdict))
  return { extremes: outer!, pairs, graver, verdict: (graver ?? outer!).verdict }
}

function judged(
  pair: Pair & { comparison: Comparison },
  pairs: number,
  factor: number | undefined,
  at: Thresholds,
): Judged {
  const { p, ratio, difference, power } = pair.comparison
  const pAdjusted = p === undefined || factor === undefined ? undefined : Math.min(1, paid(p, pairs) * factor)
  return { ...pair, pAdjusted, verdict: verdictOf({ ratio, difference, pAdjusted, power }, at) }
}
