import { dials } from '@candor/terms'
import { Type } from 'typebox'
import { Instant, Nullable, oneOf, strict } from './common.ts'

const ItemId = Type.String({ minLength: 1, maxLength: 200 })

/** What is to be shown where, and to whom. Without `customer`: to anybody, by what the page is about and what many people choose. */
export const RecommendAsk = Type.Object(
  {
    customer: Type.Optional(
      Type.Union([
        Type.String({ pattern: '^[a-z0-9]{20}$', description: 'Our id of the customer' }),
        Type.Object({ id: Type.String({ minLength: 1, maxLength: 320, description: 'The brand’s own id' }) }, strict),
      ]),
    ),
    slot: Type.String({
      pattern: '^[a-z0-9][a-z0-9-]{0,63}$',
      description: 'The place on the page, such as home; it stands in the record',
    }),
    n: Type.Optional(Type.Integer({ minimum: 1, maximum: 50, default: 5 })),
    context: Type.Optional(
      Type.Object(
        { item: Type.Optional(ItemId), category: Type.Optional(ItemId) },
        { ...strict, description: 'What the page is about' },
      ),
    ),
  },
  strict,
)

const Share = Type.Optional(Type.Number({ description: 'Part of the score; absent where the score is not above 0' }))

/** A part of a score. A negative `contribution` held the item back. */
const Term = Type.Object({
  kind: oneOf(['history', 'context', 'interest', 'prior', 'balance', 'editorial'] as const),
  item: Type.Optional(Type.String()),
  category: Type.Optional(Type.String()),
  contribution: Type.Number(),
  share: Share,
})

const Remainder = Type.Object({
  count: Type.Integer(),
  contribution: Type.Number(),
  share: Share,
  held_back: Type.Number({ description: 'What the negative ones among them sum to' }),
})

/** `terms` and `remainder` sum to `score`. */
export const RecommendedItem = Type.Object({
  item: Type.String(),
  title: Type.String(),
  link: Type.String(),
  score: Type.Number(),
  terms: Type.Array(Term),
  remainder: Remainder,
})
export type RecommendedItem = Type.Static<typeof RecommendedItem>

/**
 * `decision` is the entry in the record; null where nothing of a person was to be used. `level` is how much of them was. `why` is
 * the customer's own page.
 */
export const Recommended = Type.Object({
  decision: Nullable(Type.String()),
  level: oneOf(dials),
  model: Nullable(Type.String()),
  items: Type.Array(RecommendedItem),
  why: Type.Optional(Type.String()),
})

export const ModelCard = Type.Object({
  model: Type.String(),
  trained_at: Instant,
  retired_at: Nullable(Instant),
  name: Type.String(),
  purpose: Type.String(),
  owner: Type.String(),
  window: Type.Object({ from: Type.String(), until: Type.String() }),
  people: Type.Integer({ description: 'Whose interactions it was trained on' }),
  interactions: Type.Integer(),
  items: Type.Integer(),
  floor: Type.Integer({ description: 'Fewer people than this in common, and two items say nothing about each other' }),
  forbade: Type.Integer({ description: 'People whose choice or dial forbids to learn from them' }),
  unwanted: Type.Integer({ description: 'Pairs that a customer does not want used' }),
  parameters: Type.Record(Type.String(), Type.Number()),
  strengths: Type.Record(Type.String(), Type.Number()),
  evaluation: Type.Optional(
    Type.Object({
      protocol: Type.String(),
      users: Type.Integer(),
      metrics: Type.Record(Type.String(), Type.Number()),
    }),
  ),
  memory: Type.Integer({ description: 'Bytes that training may have taken at most' }),
  size: Type.Integer({ description: 'Bytes of the model' }),
  seconds: Type.Number(),
  digest: Type.String({ description: 'SHA-256 of its bytes; in the record of the brand' }),
  by: Type.String(),
})
export type ModelCard = Type.Static<typeof ModelCard>

/** A training. `stage` is absent while people are read; `fault` says why there is no model. */
export const TrainingRun = Type.Object({
  run: Type.String(),
  state: oneOf(['training', 'done', 'failed'] as const),
  started_at: Instant,
  by: Type.String(),
  stage: Type.Optional(Type.String()),
  done: Type.Optional(Type.Integer()),
  total: Type.Optional(Type.Integer()),
  model: Type.Optional(ModelCard),
  fault: Type.Optional(Type.Object({ code: Type.String(), says: Type.String() })),
})
export type TrainingRun = Type.Static<typeof TrainingRun>

export const UnwantedAsk = Type.Object({ item: ItemId, unwanted: Type.Boolean() }, strict)
export const UnwantedItems = Type.Object({
  items: Type.Array(Type.Object({ item: Type.String(), at: Instant })),
})
