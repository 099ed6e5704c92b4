import { reach } from '../numbers/normal.ts'
import type { Interval, Rate } from './rate.ts'

/** Two groups within one stratum, such as one campaign. */
export type Stratum = { readonly a: Rate; readonly r: Rate }

/** What is common to the strata. A part is `undefined` where no stratum speaks about it. */
export type Common = {
  /** Strata with people of both groups; the others say nothing. */
  readonly strata: number
  readonly oddsRatio: number | undefined
  readonly oddsRatioInterval: Interval | undefined
  readonly ratio: number | undefined
  /** a − r. */
  readonly difference: number | undefined
  readonly differenceInterval: Interval | undefined
  /** Signed root of the Cochran–Mantel–Haenszel χ², without continuity correction; negative where a is selected less. */
  readonly z: number | undefined
}

type Cells = { a: number; b: number; c: number; d: number; n1: number; n0: number; n: number }

/**
 * Puts strata together without Simpson's reversal: the common odds ratio (Mantel and Haenszel 1959; interval: Robins, Breslow
 * and Greenland 1986), the common ratio, the common difference with weights n₁n₀/n (interval: Sato 1989), and the test.
 */
export function mantelHaenszel(strata: readonly Stratum[], confidence = 0.95): Common {
  const cells = strata.filter(({ a, r }) => a.n > 0 && r.n > 0).map(cellsOf)
  const sum = (of: (cells: Cells) => number): number => cells.reduce((all, each) => all + of(each), 0)
  const z = testOf(sum)
  return { strata: cells.length, ...oddsOf(sum, confidence), ...ratioFrom(sum), ...differenceOf(sum, confidence), z }
}

const cellsOf = ({ a, r }: Stratum): Cells => ({
  a: a.k,
  b: a.n - a.k,
  c: r.k,
  d: r.n - r.k,
  n1: a.n,
  n0: r.n,
  n: a.n + r.n,
})

type Sum = (of: (cells: Cells) => number) => number

function oddsOf(sum: Sum, confidence: number): Pick<Common, 'oddsRatio' | 'oddsRatioInterval'> {
  const [R, S] = [sum(({ a, d, n }) => (a * d) / n), sum(({ b, c, n }) => (b * c) / n)]
  if (S === 0) return { oddsRatio: undefined, oddsRatioInterval: undefined }
  if (R === 0) return { oddsRatio: 0, oddsRatioInterval: undefined }
  const variance =
    sum(({ a, d, n }) => (((a + d) / n) * a * d) / n) / (2 * R * R) +
    sum(({ a, b, c, d, n }) => (((a + d) / n) * b * c + ((b + c) / n) * a * d) / n) / (2 * R * S) +
    sum(({ b, c, n }) => (((b + c) / n) * b * c) / n) / (2 * S * S)
  const factor = Math.exp(reach(confidence) * Math.sqrt(variance))
  return { oddsRatio: R / S, oddsRatioInterval: [R / S / factor, (R / S) * factor] }
}

function ratioFrom(sum: Sum): Pick<Common, 'ratio'> {
  const below = sum(({ c, n1, n }) => (c * n1) / n)
  return { ratio: below === 0 ? undefined : sum(({ a, n0, n }) => (a * n0) / n) / below }
}

function differenceOf(sum: Sum, confidence: number): Pick<Common, 'difference' | 'differenceInterval'> {
  const weights = sum(({ n1, n0, n }) => (n1 * n0) / n)
  if (weights === 0) return { difference: undefined, differenceInterval: undefined }
  const difference = sum(({ a, c, n1, n0, n }) => (a * n0 - c * n1) / n) / weights
  const P = sum(({ a, c, n1, n0, n }) => (n1 * n1 * c - n0 * n0 * a + (n1 * n0 * (n0 - n1)) / 2) / (n * n))
  const Q = sum(({ a, b, c, d, n }) => (a * d + c * b) / (2 * n))
  const half = (reach(confidence) * Math.sqrt(Math.max(0, difference * P + Q))) / weights
  return { difference, differenceInterval: [difference - half, difference + half] }
}

function testOf(sum: Sum): number | undefined {
  const variance = sum(({ a, c, n1, n0, n }) => {
    const selected = a + c
    return n > 1 ? (n1 * n0 * selected * (n - selected)) / (n * n * (n - 1)) : 0
  })
  if (variance === 0) return undefined
  return sum(({ a, c, n1, n }) => a - (n1 * (a + c)) / n) / Math.sqrt(variance)
}
