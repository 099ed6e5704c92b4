import { Type } from 'typebox'
import { Instant, Problem, strict, Time } from './common.ts'

/** Most instants and budgets that one question may ask about, together. */
export const mostWhatIfs = 200

const Budget = Type.Object(
  {
    max: Type.Integer({ minimum: 0, maximum: 255 }),
    hours: Type.Integer({ minimum: 1, maximum: 744 }),
  },
  strict,
)

/** What a plan would say at other times, under another policy or other budgets. */
export const WhatIfAsk = Type.Object(
  {
    from: Type.Optional(Time),
    until: Type.Optional(Time),
    step_minutes: Type.Optional(Type.Integer({ minimum: 1, maximum: 527_040, description: 'Absent: an hour' })),
    policy: Type.Optional(
      Type.String({ minLength: 1, maxLength: 262_144, description: 'Another policy file, YAML; see docs/policy.md' }),
    ),
    budgets: Type.Optional(
      Type.Array(Budget, { minItems: 1, maxItems: 20, description: 'Each in place of all budgets of the policy' }),
    ),
  },
  strict,
)

const Point = Type.Object({
  at: Instant,
  budget: Type.Optional(Budget),
  planned: Type.Integer(),
  sent: Type.Integer(),
  withheld: Type.Integer(),
})
const Rate = Type.Object({ n: Type.Integer(), rate: Type.Number(), low: Type.Number(), high: Type.Number() })
const Curve = Type.Object({
  policy: Type.String({ description: 'Digest of the policy that judged' }),
  points: Type.Array(Point),
  reasons: Type.Record(Type.String(), Type.Integer(), {
    description: 'Of the first point: by the rule that withholds',
  }),
  groups: Type.Array(
    Type.Object({
      attribute: Type.String(),
      groups: Type.Array(Type.Object({ group: Type.String(), reached: Type.Optional(Rate) })),
    }),
    { description: 'Of the first point; without a rate: fewer than ten people' },
  ),
})

/** The present policy, and the other one where one was asked about. Nobody was contacted, and nothing is recorded. */
export const WhatIf = Type.Object({
  campaign: Type.String(),
  now: Curve,
  other: Type.Optional(Curve),
  lacks: Type.Array(Type.String(), { description: 'What the other policy asks for and nothing is kept of yet' }),
})
export type WhatIf = Type.Static<typeof WhatIf>

/** One line of the answer: how far it is, and last the result or an error. */
export const WhatIfLine = Type.Union([
  Type.Object({ progress: Type.Object({ done: Type.Integer(), total: Type.Integer() }) }),
  Type.Object({ result: WhatIf }),
  Type.Object({ error: Problem }),
])
export type WhatIfLine = Type.Static<typeof WhatIfLine>
