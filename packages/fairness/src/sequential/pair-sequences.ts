import { type Counts, checkCounts, type Interval } from './interval.ts'
import { halfWidth, type Tuning } from './mean-sequence.ts'
import { rateSequence } from './rate-sequence.ts'

/** The counts of two groups; what is said is said of the group relative to the reference. */
export type Pair = { readonly group: Counts; readonly reference: Counts }

/**
 * The asymptotic confidence sequence of rate(group) - rate(reference): the mean of the influence values
 * 1[group]/share * (D - rate) - 1[reference]/share * (D - rate) + difference, with rates and shares as observed. Valid at all
 * looks at once in the limit; assumes rates that stay. `undefined` while a group has no decisions, or while either is all or
 * none: then the observed deviation pretends to be nought. `exactDifferenceSequence` can always say something.
 */
export function differenceSequence(pair: Pair, tuning: Tuning): Interval | undefined {
  const { group, reference } = checked(pair)
  if (oneSided(group) || oneSided(reference)) return undefined
  const n = group.n + reference.n
  const variance = n * (spread(group) + spread(reference))
  const half = halfWidth(n, Math.sqrt(variance), tuning) ?? 2
  const difference = group.selected / group.n - reference.selected / reference.n
  return { low: Math.max(-1, difference - half), high: Math.min(1, difference + half) }
}

/** The same from two exact sequences at alpha/2 each: wider, but its promise holds from the first decision on. */
export function exactDifferenceSequence(pair: Pair, alpha: number): Interval {
  const { group, reference } = checked(pair)
  const [one, two] = [rateSequence(group, alpha / 2), rateSequence(reference, alpha / 2)]
  return { low: one.low - two.high, high: one.high - two.low }
}

/**
 * The exact confidence sequence of rate(group) / rate(reference), from two at alpha/2 each. `high` is absent as long as the
 * reference's rate may be nought: nothing bounds the ratio then.
 */
export function ratioSequence(pair: Pair, alpha: number): { readonly low: number; readonly high?: number } {
  const { group, reference } = checked(pair)
  const [one, two] = [rateSequence(group, alpha / 2), rateSequence(reference, alpha / 2)]
  return two.low > 0 ? { low: one.low / two.high, high: one.high / two.low } : { low: one.low / two.high }
}

function checked(pair: Pair): Pair {
  checkCounts(pair.group)
  checkCounts(pair.reference)
  return pair
}

const oneSided = ({ n, selected }: Counts): boolean => selected === 0 || selected === n

const spread = ({ n, selected }: Counts): number => ((selected / n) * (1 - selected / n)) / n
