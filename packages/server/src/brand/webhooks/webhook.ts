import type { Instant } from '@candor/terms'

/** What others outside may hear of. */
export const webhookKinds = ['choices-recorded', 'suppressed', 'profile-changed', 'merged', 'unmerged'] as const
export type WebhookKind = (typeof webhookKinds)[number]

/** News of a no: it must travel although, and because, the customer has just said no. */
export const restrictingKinds: readonly WebhookKind[] = ['choices-recorded', 'suppressed']

/** `gone`: the other side answered 410, it never wants to hear again. */
export type ClosedWhy = 'by-staff' | 'gone'

/** Somebody outside who hears of what happens to customers: where, why, and of what. */
export type Webhook = {
  readonly name: string
  readonly version: number
  readonly url: string
  /** Whose it is: a vendor of the policy, or `house` for a system of the brand's own. */
  readonly vendor: string
  /** Declared in the policy; each delivery is an act of sharing for it. */
  readonly purpose: string
  readonly kinds: readonly WebhookKind[]
  /** Counts the secrets it has had, from 1. */
  readonly rotation: number
  readonly rotatedAt?: Instant
  readonly createdAt: Instant
  readonly closedAt?: Instant
  readonly closedWhy?: ClosedWhy
}

export const isWebhookKind = (word: string): word is WebhookKind => (webhookKinds as readonly string[]).includes(word)
