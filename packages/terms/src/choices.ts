import type { Instant } from './instant.ts'

/** What a customer can say. States derived from these follow the W3C DPV consent statuses. */
export const choiceKinds = ['consent', 'refusal', 'withdrawal', 'objection', 'preference'] as const
export type ChoiceKind = (typeof choiceKinds)[number]

/** How a yes was given, as far as law tells the kinds apart. */
export const consentTypes = ['express', 'pewc', 'soft-opt-in', 'charity-soft-opt-in'] as const
export type ConsentType = (typeof consentTypes)[number]

/** A limit on messages: at most `max` in every sliding window of `hours` elapsed hours, on one channel or on all. */
export type Budget = { readonly channel: string; readonly max: number; readonly hours: number }

/**
 * A daily time in which the customer wants peace, in local wall-clock minutes `[from, to)`; `from > to` spans midnight.
 * `days` holds ISO weekdays on which the window begins (1 = Monday); absent means every day.
 */
export type QuietHours = { readonly from: number; readonly to: number; readonly days?: readonly number[] }

/** What a customer wants of the impulse guard: none of it, as the brand keeps it, or held back for twice as long. */
export const guardWishes = ['off', 'usual', 'stronger'] as const
export type GuardWish = (typeof guardWishes)[number]

/** What makes a yes provable: the words shown, their version, where and in which language, and when. */
export type Evidence = {
  readonly text: string
  readonly version: string
  readonly surface: string
  readonly locale: string
  readonly at: Instant
}

/** How a declared field is kept: sealed and found only by blind index, sealed, or in the clear under the random id. */
export const fieldClasses = ['identifying', 'sensitive', 'attribute'] as const
export type FieldClass = (typeof fieldClasses)[number]

export const fieldTypes = ['text', 'number', 'boolean', 'date'] as const
export type FieldType = (typeof fieldTypes)[number]
