import { Type } from 'typebox'
import { Instant, Nullable, oneOf, strict, Time } from './common.ts'

const kinds = ['choices-recorded', 'suppressed', 'profile-changed', 'merged', 'unmerged'] as const

/** A new webhook. News of a no (`choices-recorded`, `suppressed`) needs a purpose with the basis legal-duty or contract. */
export const WebhookAsk = Type.Object(
  {
    name: Type.String({ maxLength: 100, description: 'Small letters, digits and hyphens, such as mail-tool' }),
    url: Type.String({
      maxLength: 2_048,
      description: 'https, or http into a network of your own where that is allowed',
    }),
    purpose: Type.String({ minLength: 1, maxLength: 64 }),
    vendor: Type.Optional(
      Type.String({
        maxLength: 64,
        description: 'A vendor of the policy; left out: house, a system of the brand’s own',
      }),
    ),
    kinds: Type.Array(oneOf(kinds), { maxItems: 5, description: 'May be empty where a vendor has it' }),
  },
  strict,
)
export type WebhookAsk = Type.Static<typeof WebhookAsk>

const Counts = Type.Object({
  waiting: Type.Integer(),
  done: Type.Integer(),
  withheld: Type.Integer(),
  failed: Type.Integer(),
})

/** Who outside hears of what. `closed_why`: `by-staff`, or `gone` when the other side answered 410. */
export const Webhook = Type.Object({
  name: Type.String(),
  version: Type.Integer(),
  url: Type.String(),
  vendor: Type.String(),
  purpose: Type.String(),
  kinds: Type.Array(oneOf(kinds)),
  rotation: Type.Integer(),
  rotated_at: Nullable(Instant),
  created_at: Instant,
  closed_at: Nullable(Instant),
  closed_why: Nullable(oneOf(['by-staff', 'gone'])),
})
export type Webhook = Type.Static<typeof Webhook>

/** One webhook with how many deliveries of the last thirty days are in which state. */
export const WebhookWithCounts = Type.Object({ webhook: Webhook, deliveries: Counts })
export type WebhookWithCounts = Type.Static<typeof WebhookWithCounts>

/** What verifies signatures (Standard Webhooks): `whsec_` and base64. `previous_until`: the one before signs too until then. */
export const WebhookSecret = Type.Object({ secret: Type.String(), previous_until: Nullable(Instant) })
export type WebhookSecret = Type.Static<typeof WebhookSecret>

/** How a signed word about nobody was answered. `fault` says why there was no answer. */
export const WebhookTested = Type.Object({ status: Nullable(Type.Integer()), fault: Nullable(Type.String()) })
export type WebhookTested = Type.Static<typeof WebhookTested>

export const ReplayAsk = Type.Object({ since: Time }, strict)
export const Replayed = Type.Object({ again: Type.Integer() })
export type Replayed = Type.Static<typeof Replayed>

/** One happening on its way to a webhook. `delivery` is the `webhook-id` of every attempt; `rule` withheld it. */
export const Delivery = Type.Object({
  delivery: Type.String(),
  customer: Type.String(),
  kind: Type.String(),
  state: oneOf(['waiting', 'done', 'withheld', 'failed']),
  attempts: Type.Integer(),
  at: Instant,
  next_at: Nullable(Instant),
  done_at: Nullable(Instant),
  status: Nullable(Type.Integer()),
  fault: Nullable(Type.String()),
  rule: Nullable(Type.String()),
  entry: Nullable(Type.String()),
})
export type Delivery = Type.Static<typeof Delivery>
