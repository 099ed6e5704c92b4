import { Type } from 'typebox'
import { Instant, Nullable, oneOf, strict, Time } from './common.ts'

const Law = Type.Record(Type.String(), Type.Integer())
const Leap = Nullable(Type.Object({ clock: Instant, known: Instant }))

/** What is over now and would end, rule by rule. `held`: over, and kept because a legal hold stands. `ran`: when it last ran to its end. `law`: what rules say to keeping a sample of it longer. */
export const RetentionPlan = Type.Object({
  now: Instant,
  leap: Leap,
  ran: Nullable(Instant),
  rules: Type.Array(
    Type.Object({
      rule: Type.String(),
      says: Type.String(),
      limit: Type.String(),
      due: Type.Integer(),
      oldest: Nullable(Instant),
      held: Type.Integer(),
      law: Law,
      ended: Type.Integer(),
      ended_at: Nullable(Instant),
    }),
  ),
  elsewhere: Type.Record(Type.String(), Type.String()),
})
export type RetentionPlan = Type.Static<typeof RetentionPlan>

/** `confirm_clock`: the clock is right, although it went forward by more than a month. */
export const RetentionRunAsk = Type.Object({ confirm_clock: Type.Optional(Type.Boolean()) }, strict)

/** `done` false: call again, there is more. */
export const RetentionRun = Type.Object({
  now: Instant,
  leap: Leap,
  rules: Type.Array(Type.Object({ rule: Type.String(), ended: Type.Integer(), held: Type.Integer() })),
  done: Type.Boolean(),
})
export type RetentionRun = Type.Static<typeof RetentionRun>

/** What can be read past its limit and the stated grace. `ok`: nothing. */
export const RetentionAudit = Type.Object({
  ok: Type.Boolean(),
  now: Instant,
  grace: Type.String(),
  looked: Type.Integer(),
  overdue: Type.Array(Type.Object({ rule: Type.String(), n: Type.Integer(), oldest: Nullable(Instant) })),
  held: Type.Integer(),
})
export type RetentionAudit = Type.Static<typeof RetentionAudit>

const grounds = ['legal-claim', 'legal-duty', 'authority'] as const

/** A new legal hold. `silent`: the law forbids telling the customer. */
export const HoldAsk = Type.Object(
  {
    customer: Type.String({ maxLength: 64 }),
    ground: oneOf(grounds),
    matter: Type.String({ minLength: 1, maxLength: 200 }),
    reason: Type.String({ minLength: 1, maxLength: 2_000 }),
    until: Type.Optional(Time),
    silent: Type.Optional(Type.Boolean()),
  },
  strict,
)

export const HoldRelease = Type.Object({ reason: Type.String({ minLength: 1, maxLength: 2_000 }) }, strict)

export const Hold = Type.Object({
  hold: Type.String(),
  customer: Type.String(),
  ground: oneOf(grounds),
  silent: Type.Boolean(),
  placed_at: Instant,
  until: Nullable(Instant),
  released_at: Nullable(Instant),
  matter: Nullable(Type.String()),
  reason: Nullable(Type.String()),
  by: Nullable(Type.String()),
})
export type Hold = Type.Static<typeof Hold>
