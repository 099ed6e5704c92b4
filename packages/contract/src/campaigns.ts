import { Type } from 'typebox'
import { Explanation, Instant, Nullable, oneOf, PageQuery, strict, Time } from './common.ts'

/** A campaign file. `audience` and `content` have shapes of their own, checked with every path named; see docs/conditions.md. */
export const CampaignDefinition = Type.Object(
  {
    name: Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,63}$' }),
    purpose: Type.String({ minLength: 1, maxLength: 64 }),
    channel: oneOf(['email']),
    class: Type.Optional(oneOf(['marketing', 'transactional'])),
    audience: Type.Optional(Type.Unknown()),
    content: Type.Unknown(),
    promotion: Type.Optional(Type.Array(Type.Unknown(), { maxItems: 50 })),
    subject: Type.Optional(Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,63}$' })),
    topics: Type.Optional(
      Type.Array(Type.String({ minLength: 1, maxLength: 200 }), { minItems: 1, maxItems: 32, uniqueItems: true }),
    ),
    timing: Type.Optional(
      Type.Object(
        {
          send: Type.Optional(Type.String({ maxLength: 40 })),
          give_up_after_hours: Type.Optional(Type.Integer({ minimum: 0, maximum: 720 })),
        },
        strict,
      ),
    ),
  },
  strict,
)

const Reasons = Type.Record(Type.String(), Type.Integer(), { description: 'Customers by deciding rule' })

/** How many of a declared group would be reached, with 95 % intervals; groups under 10 people are hidden. */
const GroupReach = Type.Union([
  Type.Object({ group: Type.String(), hidden: Type.Literal(true) }),
  Type.Object({
    group: Type.String(),
    hidden: Type.Literal(false),
    n: Type.Integer(),
    reached: Type.Integer(),
    withheld: Type.Integer(),
    rate: Type.Number(),
    low: Type.Number(),
    high: Type.Number(),
  }),
])

/** A finished plan: nobody was contacted. planned = sent + withheld + failed + unknown. */
export const Plan = Type.Object({
  campaign: Type.String(),
  preview: Type.Literal(true),
  at: Instant,
  policy: Type.String(),
  planned: Type.Integer(),
  sent: Type.Integer(),
  withheld: Type.Integer(),
  failed: Type.Literal(0),
  unknown: Type.Literal(0),
  reasons: Reasons,
  groups: Type.Array(Type.Object({ attribute: Type.String(), groups: Type.Array(GroupReach) })),
  entry: Type.String(),
})
export type Plan = Type.Static<typeof Plan>

/** What became of a campaign. planned = sent + withheld + failed + unknown + open, at every moment. */
export const Totals = Type.Object({
  campaign: Type.String(),
  planned: Type.Integer(),
  sent: Type.Integer(),
  withheld: Type.Integer(),
  failed: Type.Integer(),
  unknown: Type.Integer(),
  open: Type.Integer(),
  reasons: Reasons,
})
export type Totals = Type.Static<typeof Totals>

const states = ['draft', 'approved', 'gathering', 'sending', 'paused', 'done', 'stopped'] as const

export const Campaign = Type.Object({
  name: Type.String(),
  version: Type.Integer(),
  state: oneOf(states),
  policy: Type.String(),
  created_by: Type.String(),
  created_at: Instant,
  approved_by: Nullable(Type.String()),
  approved_at: Nullable(Instant),
  sent_at: Nullable(Instant),
  ended_at: Nullable(Instant),
})
export type Campaign = Type.Static<typeof Campaign>

/** One campaign with all there is to know: its definition, its newest plan, and what became of it so far. */
export const CampaignWithTotals = Type.Object({
  campaign: Campaign,
  definition: Type.Unknown(),
  plan: Nullable(Plan),
  totals: Totals,
})

export const PlanAsk = Type.Object({ at: Type.Optional(Time) }, strict)
export const TestAsk = Type.Object({ to: Type.String({ minLength: 3, maxLength: 254 }) }, strict)
export const TestSent = Type.Object({ sent: Type.Literal(true), dispatch: Type.String() })
/** A move takes no fields. */
export const NoFields = Type.Object({}, strict)

export const WithheldQuery = Type.Object(
  { ...PageQuery.properties, rule: Type.Optional(Type.String({ pattern: '^[a-z0-9-]{1,80}$' })) },
  strict,
)
/** One member of the audience who would not be contacted now, why, and what would change it. */
export const Withheld = Type.Object({
  customer: Type.String(),
  rule: Type.String(),
  explanation: Explanation,
})
