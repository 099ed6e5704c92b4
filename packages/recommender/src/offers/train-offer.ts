import { type Fault, ok, type Result } from '@candor/terms'
import { type Calibration, smoothed } from './calibrate.ts'
import { columnsOf } from './encode.ts'
import type { OfferField } from './inputs.ts'
import { learnEncoding } from './learn-encoding.ts'
import { type Fit, fitLogistic } from './logistic.ts'
import type { Encoding, OfferModel } from './model.ts'
import { type Learning, type Least, learningFrom, type OfferRow } from './offer-row.ts'
import { foldOf, measureOffers, type OfferEvaluation, outOfFold } from './out-of-fold.ts'
import { firstColumns, rowsOf } from './rows.ts'
import { scoreOffer } from './score-offer.ts'
import { thresholdFor } from './threshold.ts'

export type OfferOptions = {
  /** The share of people the threshold aims at. */
  readonly share: number
  /** Ridge: weights are held back as if each were believed to be standard normal at 1, the default. */
  readonly l2?: number
  /** An offer counts 1 / propensity, but at most this (default: 20): a few strangers must not outweigh everybody. */
  readonly mostWeight?: number
  /** With fewer nothing is learned (default: 200 people and 20 successes). */
  readonly least?: Least
}

/** What a person who answers for a model has to know of how it was made. */
export type OfferCard = {
  readonly people: number
  readonly offers: number
  readonly successes: number
  /** How many offers of equal weight these are worth, (Σw)² / Σw². */
  readonly effective: number
  readonly mostWeight: number
  /** Offers whose weight was cut to `mostWeight`. */
  readonly cut: number
  readonly l2: number
  readonly columns: number
  /** Why everybody has the same score. */
  readonly flat?: string
  /** Absent where there was nothing to try. */
  readonly evaluation?: OfferEvaluation
}

/**
 * Learns from offers that were made whom they suit: ridge logistic regression over offers weighted by 1 / propensity, then Platt's
 * line, fitted to scores people were given by models trained without them. A fault says that there is too little or too much to
 * learn from. The same offers in the same order give the same model, bit for bit. Throws a RangeError for options that make no sense
 * and propensities that are no chances.
 */
export function trainOffer(
  fields: readonly OfferField[],
  offers: readonly OfferRow[],
  { share, l2 = 1, mostWeight = 20, least = { people: 200, successes: 20 } }: OfferOptions,
): Result<{ readonly model: OfferModel; readonly card: OfferCard }, Fault> {
  if (!(share >= 0 && share <= 1)) throw new RangeError(`a share of ${share}`)
  if (!(l2 > 0 && l2 <= 1e9 && mostWeight >= 1)) throw new RangeError(`l2 ${l2}, mostWeight ${mostWeight}`)
  const learning = learningFrom(fields, offers, mostWeight, least)
  if (!learning.ok) return learning
  const { people, yes, counts } = learning.value
  const encodings = fields.map(field => learnEncoding(field, learning.value))
  const columns = firstColumns(encodings).at(-1)!
  const flat = flatness(columns, yes, offers.length - yes, least.successes)
  const learned = flat === undefined ? learn(encodings, learning.value, offers, l2) : flatly(columns, learning.value)
  const { evaluation } = learned
  const none =
    evaluation?.calibration.slope === 0 ? 'the inputs did not tell people apart whom the model had not seen' : flat
  return ok({
    model: withThreshold(modelOf(encodings, learned), offers, counts, share),
    card: {
      people,
      offers: offers.length,
      successes: yes,
      effective: counts.reduce((a, b) => a + b, 0),
      mostWeight,
      cut: offers.filter(({ propensity }) => 1 / propensity > mostWeight).length,
      l2,
      columns,
      ...(none === undefined ? {} : { flat: none }),
      ...(evaluation === undefined ? {} : { evaluation }),
    },
  })
}

function flatness(columns: number, yes: number, no: number, least: number): string | undefined {
  if (columns === 0) return 'no input tells people apart'
  if (yes === 0) return 'nobody did what was hoped for'
  return no < Math.max(1, least) ? 'nearly everybody did what was hoped for' : undefined
}

type Learned = { readonly fit: Fit; readonly line: Calibration; readonly evaluation?: OfferEvaluation }

function learn(fields: readonly Encoding[], learning: Learning, offers: readonly OfferRow[], l2: number): Learned {
  const { successes, counts } = learning
  const rows = rowsOf(fields, learning.inputs, learning.today)
  const fit = fitLogistic({ rows, targets: Float64Array.from(successes), counts }, l2)
  const trial = { rows, successes, counts, fold: Uint8Array.from(offers, ({ person }) => foldOf(person)) }
  const evaluation = measureOffers(trial, outOfFold(trial, l2))
  return { fit, line: evaluation.calibration, evaluation }
}

function flatly(columns: number, { successes, counts }: Learning): Learned {
  const [yes, all] = [
    counts.reduce((sum, count, row) => sum + count * successes[row]!, 0),
    counts.reduce((a, b) => a + b, 0),
  ]
  const fit = { intercept: smoothed(yes, all), weights: new Float64Array(columns) }
  return { fit, line: { intercept: 0, slope: 1 } }
}

/** The fit seen from the mean person, with the line drawn into every weight. */
function modelOf(encodings: readonly Encoding[], { fit, line }: Learned): OfferModel {
  const first = firstColumns(encodings)
  const fields = encodings.map((encoding, number) => ({
    ...encoding,
    weights: Array.from(
      fit.weights.subarray(first[number], first[number]! + columnsOf(encoding)),
      weight => line.slope * weight + 0,
    ),
  }))
  const prior = fields.reduce(
    (sum, { weights, means }) => weights.reduce((each, weight, column) => each + weight * means[column]!, sum),
    line.intercept + line.slope * fit.intercept,
  )
  return { version: 1, prior, fields, threshold: 1, atThreshold: 0 }
}

function withThreshold(
  model: OfferModel,
  offers: readonly OfferRow[],
  counts: Float64Array,
  share: number,
): OfferModel {
  const probabilities = Float64Array.from(offers, ({ inputs, on }) => scoreOffer(model, inputs, on).probability)
  return { ...model, ...thresholdFor(probabilities, counts, share) }
}
