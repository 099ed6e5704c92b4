import { Type } from 'typebox'
import { Instant, Problem, strict, Time } from './common.ts'

/** A policy to try on recorded decisions. */
export const PolicyReplayAsk = Type.Object(
  {
    policy: Type.String({ minLength: 1, maxLength: 262_144, description: 'The policy file, YAML; see docs/policy.md' }),
    since: Time,
    sample: Type.Optional(
      Type.Integer({ minimum: 1, description: 'At least so many decisions, drawn at random; absent: all' }),
    ),
  },
  strict,
)

const Said = Type.Object({ outcome: Type.String(), rule: Type.Optional(Type.String()) })
const Example = Type.Object({
  customer: Type.String(),
  entry: Type.String(),
  at: Instant,
  before: Said,
  after: Said,
})
const Change = Type.Object({
  from: Type.String(),
  to: Type.String(),
  n: Type.Integer(),
  rules: Type.Record(Type.String(), Type.Integer(), { description: 'By the rule that would decide; -: none' }),
  examples: Type.Array(Example),
})
const Group = Type.Object({
  group: Type.String(),
  n: Type.Integer(),
  changed: Type.Integer(),
  hidden: Type.Optional(Type.Literal(true, { description: 'Fewer than ten decisions: not told' })),
})

/** What recorded decisions would come to under the policy that was tried. */
export const ReplayReport = Type.Object({
  policy: Type.String({ description: 'Digest of the policy that was tried' }),
  since: Instant,
  decisions: Type.Integer(),
  erased: Type.Integer({ description: 'Decisions that nobody can read any more' }),
  sampled: Type.Boolean(),
  replayed: Type.Integer(),
  changed: Type.Integer({ description: 'Replayed decisions with another outcome' }),
  share: Type.Number(),
  low: Type.Number({ description: '95 % interval of the share among all decisions (Wilson)' }),
  high: Type.Number(),
  otherwise: Type.Integer({ description: 'Same outcome, for other reasons, at another time or with other duties' }),
  changes: Type.Array(Change),
  segments: Type.Array(Type.Object({ by: Type.String(), groups: Type.Array(Group) })),
  seconds: Type.Number(),
  seconds_for_all: Type.Number(),
})
export type ReplayReport = Type.Static<typeof ReplayReport>

/** One line of the answer: how far it is, and last the report or an error. */
export const ReplayLine = Type.Union([
  Type.Object({ progress: Type.Object({ done: Type.Integer(), total: Type.Integer() }) }),
  Type.Object({ report: ReplayReport }),
  Type.Object({ error: Problem }),
])
export type ReplayLine = Type.Static<typeof ReplayLine>
