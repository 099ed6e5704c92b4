import { checkEvidence } from './evidence.ts'
import { checkAlpha } from './interval.ts'

/**
 * Which of many streams to name, so that in the mean at most alpha of those named have kept their tolerance: the k largest
 * e-values, for the largest k whose k-th is at least K / (k alpha) (e-BH; Wang and Ramdas 2022). Holds however the streams depend
 * on each other, at a moment that may be chosen from all data so far. Takes the current e-values: with running maxima the
 * promise is gone, unless each goes through `lookBack` first. Answers in the order given.
 */
export function eBenjaminiHochberg(values: readonly number[], alpha: number): readonly boolean[] {
  checkAlpha(alpha)
  checkEvidence(values)
  const falling = values.toSorted((a, b) => b - a)
  const enough = falling.findLast((value, index) => value >= values.length / ((index + 1) * alpha))
  return values.map(value => enough !== undefined && value >= enough)
}
