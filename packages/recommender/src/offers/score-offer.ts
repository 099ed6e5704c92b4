import { dayOf } from './day.ts'
import { encode } from './encode.ts'
import { heard, type Inputs } from './inputs.ts'
import { sigmoid } from './logistic.ts'
import type { OfferModel } from './model.ts'

/** What one field adds to the score, in log-odds, and the value it was made from (null: missing). */
export type OfferTerm = {
  readonly field: string
  readonly value: string | number | boolean | null
  readonly contribution: number
}

export type OfferScore = {
  readonly probability: number
  /** prior + Σ contributions, to the last bit in their order. */
  readonly logOdds: number
  /** The log-odds of the mean person, who has the mean of each column. */
  readonly prior: number
  readonly terms: readonly OfferTerm[]
}

/**
 * The probability that the person does what is hoped for, and what of it comes from which field. A contribution says how far the
 * field moves the score away from the mean person, in calibrated log-odds; it is made from that field alone. Another value of a
 * field, or none, changes the score by exactly the difference of its two contributions and leaves the others as they are. `on` is
 * the day of the decision, YYYY-MM-DD; without it dates are missing.
 */
export function scoreOffer(model: OfferModel, inputs: Inputs, on = ''): OfferScore {
  const terms = termsOf(model, inputs, dayOf(on))
  const logOdds = terms.reduce((sum, { contribution }) => sum + contribution, model.prior)
  return { probability: sigmoid(logOdds), logOdds, prior: model.prior, terms }
}

const termsOf = ({ fields }: OfferModel, inputs: Inputs, today: number): OfferTerm[] =>
  fields.map(field => {
    // From the mean of each column to where the person stands.
    let contribution = 0
    field.weights.forEach((weight, column) => {
      contribution -= weight * field.means[column]!
    })
    encode(field, inputs, today, (column, amount) => {
      contribution += field.weights[column]! * amount
    })
    return { field: field.name, value: heard(field, inputs, today), contribution }
  })
