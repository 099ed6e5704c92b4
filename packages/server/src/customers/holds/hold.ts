import type { Instant } from '@candor/terms'

/** Why data must be kept although its time is over: for a claim or its defence, because a law says so, or because an authority ordered it (GDPR Art. 17(3)(b), (e)). */
export const holdGrounds = ['legal-claim', 'legal-duty', 'authority'] as const
export type HoldGround = (typeof holdGrounds)[number]

/** One legal hold on everything about a customer. */
export type Hold = {
  readonly customer: string
  readonly hold: string
  readonly version: number
  readonly ground: HoldGround
  /** The law forbids telling the customer of it. */
  readonly silent: boolean
  readonly placedAt: Instant
  /** When the house releases it by itself; absent: a person does. */
  readonly until?: Instant
  readonly releasedAt?: Instant
}

/** What is said about a hold in free words: sealed with the customer's key. */
export type HoldWords = {
  /** The matter it is for, such as a file number. */
  readonly matter: string
  readonly reason: string
  readonly by: string
  readonly released?: { readonly reason: string; readonly by: string }
}
