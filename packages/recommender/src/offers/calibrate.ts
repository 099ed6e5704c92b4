import { type Fitting, fitLogistic, logit } from './logistic.ts'

/** Calibrated log-odds are intercept + slope · log-odds. */
export type Calibration = { readonly intercept: number; readonly slope: number }

/** Log-odds that differ by less than this tell nobody apart. */
const apart = 1e-9

/**
 * Platt's scaling (*Probabilistic outputs for support vector machines*, 1999): a line in log-odds, because only a line leaves a sum
 * a sum. The targets are a little inside 0 and 1, by his rule, so that scores which separate perfectly do not end in infinity. A
 * slope below 0 would turn the order round: the score then knows nothing, and the slope is 0.
 */
export function calibrate(logOdds: Float64Array, successes: Uint8Array, counts: Float64Array): Calibration {
  const yes = sumWhere(counts, row => successes[row] === 1)
  const no = sumWhere(counts, row => successes[row] !== 1)
  const flat = { intercept: smoothed(yes, yes + no), slope: 0 }
  const [least, most] = rangeOf(logOdds, counts)
  if (!(most - least > apart)) return flat
  const targets = Float64Array.from(successes, success => (success === 1 ? (yes + 1) / (yes + 2) : 1 / (no + 2)))
  const rows = {
    columns: 1,
    starts: Int32Array.from({ length: logOdds.length + 1 }, (_, row) => row),
    at: new Int32Array(logOdds.length),
    values: logOdds,
  }
  const fitting: Fitting = { rows, targets, counts }
  const { intercept, weights } = fitLogistic(fitting, 0)
  return weights[0]! > 0 ? { intercept, slope: weights[0]! } : flat
}

/** Log-odds of a share with half a person added to either side (Jeffreys), so that none and all stay finite. */
export const smoothed = (yes: number, all: number): number => logit((yes + 0.5) / (all + 1))

function sumWhere(counts: Float64Array, is: (row: number) => boolean): number {
  return counts.reduce((sum, count, row) => (is(row) ? sum + count : sum), 0)
}

function rangeOf(logOdds: Float64Array, counts: Float64Array): readonly [number, number] {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  logOdds.forEach((value, row) => {
    if (counts[row] === 0) return
    least = Math.min(least, value)
    most = Math.max(most, value)
  })
  return [least, most]
}
