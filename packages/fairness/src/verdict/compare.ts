import { cohenH, flips, shortfall } from '../inference/effect.ts'
import { fisherMidP } from '../inference/fisher.ts'
import { newcombe } from '../inference/newcombe.ts'
import { powerForRatio } from '../inference/power.ts'
import type { Interval, Rate } from '../inference/rate.ts'
import { ratioInterval, ratioOf } from '../inference/ratio.ts'
import { leastExpected, pooledZ } from '../inference/two-proportions.ts'
import { logTwoTails, reach, twoTails } from '../numbers/normal.ts'

/** Variances and covariance of two rates, when decisions are not independent. */
export type Spread = { readonly a: number; readonly r: number; readonly both: number }

/** A group (a) beside another (r), as rates of something. */
export type Comparison = {
  /** r − a: how much lower a's rate is. */
  readonly difference: number
  readonly differenceInterval: Interval | undefined
  /** a / r; `undefined` where r's rate is 0. */
  readonly ratio: number | undefined
  readonly ratioInterval: Interval | undefined
  /** Of a − r: negative where a's rate is lower. */
  readonly z: number | undefined
  readonly p: number | undefined
  /** log10 p, which is exact also where p is too small for a number. */
  readonly log10P: number | undefined
  readonly test: 'pooled z' | 'Fisher mid-p' | 'cluster-robust z' | undefined
  /** Chance to find a ratio of .8 at level α with so many people. */
  readonly power: number | undefined
  readonly cohenH: number | undefined
  readonly shortfall: number | undefined
  readonly flips: boolean
}

export type CompareOptions = {
  readonly spread?: Spread | undefined
  readonly confidence?: number
  /** Level at which the power is asked for. */
  readonly alpha?: number
  readonly ratio?: number
}

/** Compares two groups of at least one person each. Throws a RangeError on empty ones. */
export function compare(a: Rate, r: Rate, options: CompareOptions = {}): Comparison {
  if (a.n === 0 || r.n === 0) throw new RangeError('a group of nobody cannot be compared')
  const { spread, confidence = 0.95, alpha = 0.05, ratio = 0.8 } = options
  const [few, many] = [effective(a, spread?.a), effective(r, spread?.r)]
  const rate = r.k / r.n
  return {
    difference: rate - a.k / a.n,
    ratio: ratioOf(a, r),
    ...(spread ? intervalsBy(a, r, spread, confidence) : intervalsOf(a, r, confidence)),
    ...(spread ? robust(a, r, spread) : tested(a, r)),
    power: powerForRatio({ n: few, reference: many, rate, ratio, alpha }),
    cohenH: cohenH(a, r),
    shortfall: shortfall(a, r),
    flips: flips(a, r, { least: ratio, alpha }),
  }
}

const intervalsOf = (a: Rate, r: Rate, confidence: number) => ({
  differenceInterval: newcombe(r, a, confidence),
  ratioInterval: ratioInterval(a, r, confidence),
})

function intervalsBy(a: Rate, r: Rate, spread: Spread, confidence: number) {
  const [p, q] = [a.k / a.n, r.k / r.n]
  const half = reach(confidence) * Math.sqrt(varianceOf(spread))
  const error = Math.sqrt(Math.max(0, spread.a / (p * p) + spread.r / (q * q) - (2 * spread.both) / (p * q)))
  const known = varianceOf(spread) > 0
  return {
    differenceInterval: known ? ([q - p - half, q - p + half] as const) : undefined,
    ratioInterval: known && a.k > 0 ? ratioInterval(a, r, confidence, error) : undefined,
  }
}

const varianceOf = ({ a, r, both }: Spread): number => Math.max(0, a + r - 2 * both)

type Tested = Pick<Comparison, 'z' | 'p' | 'log10P' | 'test'>
const untested: Tested = { z: undefined, p: undefined, log10P: undefined, test: undefined }

/** The pooled z, and where it cannot be trusted Fisher's exact test. */
function tested(a: Rate, r: Rate): Tested {
  const z = pooledZ(a, r)
  if (z === undefined) return untested
  if (leastExpected(a, r) >= 5) return { z, p: twoTails(z), log10P: logTwoTails(z), test: 'pooled z' }
  const p = fisherMidP(a, r)
  return p === undefined ? untested : { z, p, log10P: Math.log10(p), test: 'Fisher mid-p' }
}

function robust(a: Rate, r: Rate, spread: Spread): Tested {
  const variance = varianceOf(spread)
  if (!(variance > 0)) return untested
  const z = (a.k / a.n - r.k / r.n) / Math.sqrt(variance)
  return { z, p: twoTails(z), log10P: logTwoTails(z), test: 'cluster-robust z' }
}

/** How many independent decisions would give this variance. */
function effective({ k, n }: Rate, variance: number | undefined): number {
  const p = k / n
  return variance === undefined ? n : variance > 0 ? (p * (1 - p)) / variance : 0
}
