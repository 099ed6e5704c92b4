import { logBinomial } from './stirling.ts'

/** A 2 × 2 table with its margins held: `marked` of `all` things are marked, `drawn` are drawn, how many of those are marked? */
export type Urn = { readonly all: number; readonly marked: number; readonly drawn: number }

export const fewest = ({ all, marked, drawn }: Urn): number => Math.max(0, drawn + marked - all)
export const most = ({ marked, drawn }: Urn): number => Math.min(marked, drawn)

/** ln of the hypergeometric probability that k of the drawn are marked, as three binomials (Loader 2000). */
export function logHypergeometric(k: number, { all, marked, drawn }: Urn): number {
  if (k < 0 || k > marked || k > drawn || drawn - k > all - marked) return Number.NEGATIVE_INFINITY
  const p = drawn / all
  return logBinomial(k, marked, p) + logBinomial(drawn - k, all - marked, p) - logBinomial(drawn, all, p)
}

/** The most probable k. */
export const mode = ({ all, marked, drawn }: Urn): number => Math.floor(((drawn + 1) * (marked + 1)) / (all + 2))

/** P(k) / P(k − step), where step is 1 or −1. */
function ratio(k: number, step: 1 | -1, { all, marked, drawn }: Urn): number {
  const from = step === 1 ? k - 1 : k
  const up = ((marked - from) * (drawn - from)) / ((from + 1) * (all - marked - drawn + from + 1))
  return step === 1 ? up : 1 / up
}

/** ln of the sum of the probabilities from k outward in one direction; k lies on that side of the mode. −∞ for no terms. */
export function logTail(k: number, step: 1 | -1, urn: Urn): number {
  const [from, to] = [fewest(urn), most(urn)]
  if (k < from || k > to) return Number.NEGATIVE_INFINITY
  let term = 1
  let sum = 1
  for (let next = k + step; next >= from && next <= to; next += step) {
    term *= ratio(next, step, urn)
    sum += term
    if (term < 1e-18 * sum) break
  }
  return logHypergeometric(k, urn) + Math.log(sum)
}
