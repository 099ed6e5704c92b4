import { Type } from 'typebox'
import { Instant, Nullable, oneOf, strict } from './common.ts'

const modes = ['score', 'explore', 'holdout', 'lot', 'cap', 'fallback', 'stopped', 'refused'] as const

/** To whom the offer is to be made, or not. */
export const OfferAsk = Type.Object(
  {
    customer: Type.Union([
      Type.String({ pattern: '^[a-z0-9]{20}$', description: 'Our id of the customer' }),
      Type.Object({ id: Type.String({ minLength: 1, maxLength: 320, description: 'The brand’s own id' }) }, strict),
    ]),
  },
  strict,
)

const OfferTerm = Type.Object({ field: Type.String(), contribution: Type.Number() })

/**
 * `decision` is the entry in the record. `propensity`: the chance of the offer before the lots were drawn. Where a score had a say,
 * `prior` and the contributions sum to the log-odds of `probability`; else these and `model` are null. `why` is the customer's own
 * page about it.
 */
export const OfferDecision = Type.Object({
  decision: Type.String(),
  algorithm: Type.String(),
  offered: Type.Boolean(),
  mode: oneOf(modes),
  probability: Nullable(Type.Number()),
  propensity: Type.Number(),
  prior: Nullable(Type.Number()),
  terms: Type.Array(OfferTerm),
  model: Nullable(Type.String()),
  why: Type.String(),
})

const Beside = Type.Object({ model: Type.Number(), constant: Type.Number() })
const Interval = Type.Object({ low: Type.Number(), high: Type.Number() })

/** How the scores did that people were given by models trained without them, beside the share of successes alone. */
const OfferEvaluation = Type.Object({
  folds: Type.Integer(),
  log_loss: Beside,
  brier: Beside,
  area_under_curve: Type.Optional(Beside),
  calibration_error: Type.Number(),
  reliability: Type.Array(
    Type.Object({
      people: Type.Integer(),
      predicted: Type.Number(),
      observed: Type.Number(),
      low: Type.Number(),
      high: Type.Number(),
    }),
  ),
})

export const OfferModelCard = Type.Object({
  model: Type.String(),
  algorithm: Type.String(),
  trained_at: Instant,
  retired_at: Nullable(Instant),
  purpose: Type.String(),
  owner: Type.String(),
  inputs: Type.Array(Type.String()),
  window: Type.Object({ from: Type.String(), until: Type.String() }),
  share: Type.Number(),
  people: Type.Integer(),
  offers: Type.Integer(),
  successes: Type.Integer(),
  effective: Type.Number({ description: 'How many offers of equal weight these are worth' }),
  cut: Type.Integer({ description: 'Offers whose weight was cut' }),
  forbade: Type.Integer({ description: 'People whose choice or dial forbids to learn from them' }),
  flat: Type.Optional(Type.String({ description: 'Why everybody has the same score' })),
  evaluation: Type.Optional(OfferEvaluation),
  seconds: Type.Number(),
  digest: Type.String({ description: 'SHA-256 of its weights; in the record of the brand' }),
  by: Type.String(),
})
export type OfferModelCard = Type.Static<typeof OfferModelCard>

/** Decisions whose time to succeed is over. The interval, of 95 %, is Wilson's; null where nobody was decided about. */
const Outcomes = Type.Object({
  n: Type.Integer(),
  successes: Type.Integer(),
  rate: Nullable(Type.Number()),
  interval: Nullable(Interval),
})

const Arm = Type.Object({ people: Type.Integer(), successes: Type.Integer(), rate: Type.Number(), interval: Interval })

/**
 * What became of decisions, by how they were taken. `unknown` are those about people who do not permit to look at it. `benefit`: how
 * often people succeeded whom the score decided about, less those of the same kind decided by lot (holdout and explore), whether
 * offered or not; of each person the first decision counts. Null where fewer than ten stand on a side.
 */
export const OfferResults = Type.Object({
  modes: Type.Array(
    Type.Object({ mode: oneOf(modes), offered: Outcomes, not_offered: Outcomes, unknown: Type.Integer() }),
  ),
  benefit: Nullable(Type.Object({ score: Arm, lot: Arm, difference: Type.Number(), interval: Interval })),
})
export type OfferResults = Type.Static<typeof OfferResults>
