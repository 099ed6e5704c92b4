import { fewest, logHypergeometric, logTail, mode, most, type Urn } from '../numbers/hypergeometric.ts'
import type { Rate } from './rate.ts'

/** Two tables this near in probability (relatively) are the same, computed on two ways. */
const same = 1e-10

/**
 * Fisher's exact test, two-sided, with mid-p: the probability, all margins held, of the tables less probable than this one and
 * half of those as probable (Fisher 1935; Lancaster 1961). Less conservative than the plain test, and still near its level.
 * Give counts up to 2^53; the cost grows with their square root. `undefined` where a margin is empty.
 */
export function fisherMidP(a: Rate, r: Rate): number | undefined {
  const urn: Urn = { all: a.n + r.n, marked: a.k + r.k, drawn: a.n }
  if (a.n === 0 || r.n === 0) return undefined
  if (urn.marked === 0 || urn.marked === urn.all) return undefined
  const here = logHypergeometric(a.k, urn)
  // Two neighbours may both be the most probable; this one then stands on the right of the other.
  const isLeft = a.k < mode(urn) || (a.k === mode(urn) && logHypergeometric(a.k - 1, urn) < here - same)
  const low = isLeft ? a.k : lastBelow(Math.min(a.k - 1, mode(urn)), here, urn)
  const high = isLeft ? firstAbove(Math.max(a.k + 1, mode(urn)), here, urn) : a.k
  const whole = Math.exp(logTail(low, -1, urn)) + Math.exp(logTail(high, 1, urn))
  const ties = [low, high].filter(k => isWithin(k, urn) && Math.abs(logHypergeometric(k, urn) - here) < same).length
  return Math.min(1, Math.max(Number.MIN_VALUE, whole - (ties * Math.exp(here)) / 2))
}

const isWithin = (k: number, urn: Urn): boolean => k >= fewest(urn) && k <= most(urn)

/** The first k from `from` on (right of the mode) that is no more probable than `here`; one past the end when none is. */
function firstAbove(from: number, here: number, urn: Urn): number {
  let [low, high] = [from, most(urn) + 1]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (logHypergeometric(middle, urn) <= here + same) high = middle
    else low = middle + 1
  }
  return low
}

/** The last k up to `to` (left of the mode) that is no more probable than `here`; one before the start when none is. */
function lastBelow(to: number, here: number, urn: Urn): number {
  let [low, high] = [fewest(urn) - 1, to]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (logHypergeometric(middle, urn) <= here + same) low = middle
    else high = middle - 1
  }
  return low
}
