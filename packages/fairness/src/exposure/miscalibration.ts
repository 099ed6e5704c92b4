import { klDivergence } from './divergence.ts'

/**
 * How far the categories of a list lie from those of the user's history (Steck 2018): KL(p, (1 - smoothing) q + smoothing p) in
 * nats, p being the history's shares and q the list's. 0: calibrated. Smoothing, .01 as in the source, keeps it finite where
 * the list lacks a category.
 */
export function miscalibration(history: ArrayLike<number>, list: ArrayLike<number>, smoothing = 0.01): number {
  if (!(smoothing > 0 && smoothing <= 1))
    throw new RangeError(`smoothing must be above 0 and at most 1, not ${smoothing}.`)
  if (history.length !== list.length)
    throw new RangeError(`${history.length} categories cannot be compared with ${list.length}.`)
  const smoothed = Float64Array.from(list, (share, i) => (1 - smoothing) * share + smoothing * (history[i] ?? 0))
  return klDivergence(history, smoothed) ?? 0
}
