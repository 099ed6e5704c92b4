import { Type } from 'typebox'
import { Instant, Nullable, oneOf, strict } from './common.ts'

const Verdict = oneOf(['no disparity found', 'watch', 'disparity', 'cannot tell'] as const)
const Between = Nullable(Type.Array(Type.Number(), { minItems: 2, maxItems: 2 }))
const Figure = Nullable(Type.Number())

/** A group of people, each with one decision. One of fewer than ten, or one that would give such a group away, is hidden and has no numbers. */
const AuditedGroup = Type.Object({
  group: Type.String(),
  hidden: Type.Boolean(),
  n: Figure,
  selected: Figure,
  rate: Figure,
  interval: Between,
  ratio: Nullable(Type.Number({ description: 'Its rate by that of the best group, or of the reference' })),
  too_few: Nullable(Type.Boolean()),
  worst_case: Nullable(
    Type.Array(Type.Number(), { description: 'Where its rate lies whoever those are who did not tell' }),
  ),
  tpr: Nullable(Type.Number({ description: 'Of those who succeeded, how many had the offer' })),
  fpr: Figure,
  ppv: Nullable(Type.Number({ description: 'Of those who had the offer, how many succeeded' })),
  base_rate: Figure,
})

const AuditedPair = Type.Object({
  lowest: Nullable(Type.String()),
  against: Nullable(Type.String()),
  difference: Figure,
  difference_interval: Between,
  ratio: Figure,
  ratio_interval: Between,
  p: Figure,
  p_adjusted: Figure,
  test: Nullable(Type.String()),
  power: Figure,
})

const AuditedAttribute = Type.Object({
  attribute: Type.String(),
  source: oneOf(['vault', 'data map'] as const),
  groups: Type.Array(AuditedGroup),
  missing: Type.Integer({ description: 'People whose group is not known' }),
  disclosure: Nullable(Type.Number({ description: 'How many of all are in a group that is known' })),
  pair: Nullable(AuditedPair),
  graver: Nullable(AuditedPair),
  verdict: Nullable(Verdict),
})

const AuditedCrossing = Type.Object({
  attributes: Type.Array(Type.String()),
  groups: Type.Array(AuditedGroup),
  pair: Nullable(AuditedPair),
  verdict: Nullable(Verdict),
})

/** Groups of people in the decisions of one algorithm. With `noise`, an ε of differential privacy, nothing is tested or crossed. */
export const AlgorithmAudit = Type.Object({
  algorithm: Type.String(),
  from: Instant,
  to: Instant,
  people: Type.Integer({ description: 'Each with the first decision in this time that the algorithm took itself' }),
  again: Type.Integer({ description: 'Further decisions about the same people' }),
  by_lot: Type.Integer({ description: 'Decisions that went by lot alone, which are not its doing' }),
  outcomes: Type.Integer({ description: 'People of whom it is known what came of it' }),
  noise: Figure,
  by: Type.Array(AuditedAttribute),
  crossed: Type.Array(AuditedCrossing),
})
export type AlgorithmAudit = Type.Static<typeof AlgorithmAudit>

export const AlgorithmAuditQuery = Type.Object(
  {
    by: Type.String({ minLength: 1, maxLength: 400, description: 'Attributes with commas between, at most five' }),
    days: Type.Optional(Type.String({ pattern: '^[0-9]{1,4}$', description: '30, 90 (when left out) or 365' })),
    noise: Type.Optional(
      Type.String({ pattern: '^[0-9]{0,3}(\\.[0-9]{1,6})?$', description: 'From 0.01 to 10; less is more noise' }),
    ),
  },
  strict,
)
export type AlgorithmAuditQuery = Type.Static<typeof AlgorithmAuditQuery>
