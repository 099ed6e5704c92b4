import { Type } from 'typebox'
import { Instant, Nullable, oneOf, strict, Time } from './common.ts'

const rights = [
  ...(['access', 'portability', 'correction', 'restriction', 'lift-restriction', 'objection', 'erasure'] as const),
  ...(['withdrawal', 'opt-out-sale', 'limit-sensitive', 'human-review', 'complaint', 'appeal'] as const),
] as const
const states = ['received', 'identity', 'in-progress', 'extended', 'answered', 'refused', 'withdrawn'] as const
const refusals = [
  ...(['identity-not-shown', 'nothing-held', 'unfounded-or-excessive', 'rights-of-others'] as const),
  ...(['law-demands-keeping', 'legal-claims', 'compelling-grounds', 'data-is-correct', 'no-such-right-here'] as const),
] as const
const extensions = ['complex', 'many-requests'] as const
const Words = Type.String({ minLength: 3, maxLength: 10_000 })

/**
 * A request of a customer. Names of the brand's own stand for a customer as `{id}`. `received_at`: when it reached the brand; the
 * clock runs from then. `checked`: how it was made sure who asks; without it the request waits for that. `corrections`: what
 * declared fields should be, as text, where the policy lets customers correct them. `purposes`: what an objection is about; left out,
 * everything that a no can bar.
 */
export const RightsAsk = Type.Object(
  {
    customer: Type.Union([Type.String({ minLength: 1, maxLength: 64 }), Type.Object({ id: Type.String() }, strict)]),
    right: oneOf(rights),
    via: Type.Optional(oneOf(['api', 'staff', 'agent'])),
    received_at: Type.Optional(Time),
    checked: Type.Optional(Words),
    said: Type.Optional(Words),
    corrections: Type.Optional(Type.Record(Type.String({ maxLength: 60 }), Type.String({ maxLength: 300 }))),
    appeal_of: Type.Optional(Type.String({ maxLength: 64 })),
    purposes: Type.Optional(Type.Array(Type.String({ maxLength: 60 }), { minItems: 1, maxItems: 100 })),
  },
  strict,
)
export type RightsAsk = Type.Static<typeof RightsAsk>

/** One request. `purposes`: what an objection is about, null for everything. `due_by`: the rule that sets `due_at`, `promise` (the brand's own word) or `month` (no law is known). */
export const RightsRequest = Type.Object({
  request: Type.String(),
  customer: Type.String(),
  version: Type.Integer(),
  right: oneOf(rights),
  state: oneOf(states),
  via: oneOf(['link', 'form', 'staff', 'agent', 'api']),
  identity: oneOf(['none', 'link', 'code', 'staff']),
  received_at: Instant,
  due_at: Instant,
  due_by: Type.String(),
  first_due_at: Instant,
  acknowledge_by: Nullable(Instant),
  acknowledged_at: Nullable(Instant),
  extended_at: Nullable(Instant),
  clarify_asked_at: Nullable(Instant),
  clarify_answered_at: Nullable(Instant),
  settled_at: Nullable(Instant),
  reason: Nullable(Type.String()),
  appeal_of: Nullable(Type.String()),
  purposes: Nullable(Type.Array(Type.String())),
  stage: oneOf(['calm', 'remind', 'escalate', 'overdue']),
  handled_by: Nullable(Type.String()),
})
export type RightsRequest = Type.Static<typeof RightsRequest>

/** One request with what was said in free words; empty once the customer was erased. */
export const RightsRequestWithWords = Type.Object({
  request: RightsRequest,
  words: Type.Object({
    said: Type.Optional(Type.String()),
    checked: Type.Optional(Type.String()),
    corrections: Type.Optional(Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Boolean()]))),
    question: Type.Optional(Type.String()),
    clarified: Type.Optional(Type.String()),
    answer: Type.Optional(Type.String()),
  }),
})
export type RightsRequestWithWords = Type.Static<typeof RightsRequestWithWords>

export const RightsQuery = Type.Object(
  {
    state: Type.Optional(oneOf(['open', 'ended'])),
    cursor: Type.Optional(Type.String({ maxLength: 400 })),
    limit: Type.Optional(Type.String({ pattern: '^\\d{1,3}$' })),
  },
  strict,
)

export const RightsProof = Type.Object({ checked: Words }, strict)
export const RightsQuestion = Type.Object({ question: Words }, strict)
export const RightsClarification = Type.Object({ clarified: Words }, strict)
export const RightsExtension = Type.Object({ reason: oneOf(extensions), answer: Words }, strict)
export const RightsAnswer = Type.Object({ answer: Words }, strict)
export const RightsRefusal = Type.Object({ reason: oneOf(refusals), answer: Words }, strict)
