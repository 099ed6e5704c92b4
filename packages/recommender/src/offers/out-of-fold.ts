import { fnv1a } from '../chosen/fnv.ts'
import { type Calibration, calibrate, smoothed } from './calibrate.ts'
import { type Fit, type Fitting, fitLogistic, linear, sigmoid } from './logistic.ts'
import { type Bin, calibrationError, reliability } from './reliability.ts'
import type { Rows } from './rows.ts'
import { areaUnderCurve, brier, logLoss, type Scored } from './scored.ts'

const folds = 5

/** How the scores did that people were given by models trained without them, beside the share of successes alone. */
export type OfferEvaluation = {
  readonly folds: number
  readonly logLoss: Beside
  readonly brier: Beside
  /** Absent where nobody or everybody succeeded. */
  readonly areaUnderCurve?: Beside
  readonly calibrationError: number
  readonly reliability: readonly Bin[]
  readonly calibration: Calibration
}

type Beside = { readonly model: number; readonly constant: number }

/** All offers of a person are in one fold, so that nobody is scored by what they did themselves. */
export const foldOf = (person: string): number => fnv1a(person) % folds

export type Trial = {
  readonly rows: Rows
  readonly successes: Uint8Array
  readonly counts: Float64Array
  readonly fold: Uint8Array
}

/** The counts of some folds; those of the others are 0. */
const countsOf = ({ counts, fold }: Trial, isIn: (fold: number) => boolean): Float64Array =>
  counts.map((count, row) => (isIn(fold[row]!) ? count : 0))

/** The log-odds of every row by the model trained on the other folds. */
export function outOfFold(trial: Trial, l2: number): Float64Array {
  const { rows, successes, fold } = trial
  const targets = Float64Array.from(successes)
  const found = new Float64Array(successes.length)
  for (let part = 0; part < folds; part++) {
    const fit = fitOrShare({ rows, targets, counts: countsOf(trial, each => each !== part) }, l2)
    const at = Float64Array.of(...fit.weights, fit.intercept)
    fold.forEach((each, row) => {
      if (each === part) found[row] = linear(rows, row, at)
    })
  }
  return found
}

/** Where all have the same outcome there is nothing to fit: the smoothed share. */
function fitOrShare(fitting: Fitting, l2: number): Fit {
  const { rows, targets, counts } = fitting
  const [yes, all] = sums(targets, counts)
  return yes > 0 && yes < all
    ? fitLogistic(fitting, l2)
    : { intercept: smoothed(yes, all), weights: new Float64Array(rows.columns) }
}

function sums(targets: ArrayLike<number>, counts: Float64Array): readonly [yes: number, all: number] {
  let [yes, all] = [0, 0]
  counts.forEach((count, row) => {
    yes += count * targets[row]!
    all += count
  })
  return [yes, all]
}

/** Measures scores that were given out of fold; each fold is calibrated by the line of the others, and has their share beside it. */
export function measureOffers(trial: Trial, logOdds: Float64Array): OfferEvaluation {
  const { successes, counts, fold } = trial
  const own = new Float64Array(logOdds.length)
  const constant = new Float64Array(logOdds.length)
  for (let part = 0; part < folds; part++) {
    const others = countsOf(trial, each => each !== part)
    const { intercept, slope } = calibrate(logOdds, successes, others)
    const share = sigmoid(smoothed(...sums(successes, others)))
    fold.forEach((each, row) => {
      if (each !== part) return
      own[row] = sigmoid(intercept + slope * logOdds[row]!)
      constant[row] = share
    })
  }
  const model: Scored = { probabilities: own, successes, counts }
  const plain: Scored = { ...model, probabilities: constant }
  const area = areaUnderCurve(model)
  const bins = reliability(model)
  return {
    folds,
    logLoss: { model: logLoss(model), constant: logLoss(plain) },
    brier: { model: brier(model), constant: brier(plain) },
    ...(area === undefined ? {} : { areaUnderCurve: { model: area, constant: 0.5 } }),
    calibrationError: calibrationError(bins),
    reliability: bins,
    calibration: calibrate(logOdds, successes, counts),
  }
}
