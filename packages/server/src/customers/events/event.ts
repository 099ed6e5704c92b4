import type { Instant } from '@candor/terms'

export const keptTypes = ['track', 'page', 'screen', 'group'] as const

type One = string | number | boolean
/** A list where the data map goes through one (`properties.products[].sku`). */
export type EventValue = One | readonly One[]
export type EventFields = { readonly [field: string]: EventValue }

/** What was kept of one thing that a customer did. */
export type StoredEvent = {
  /** Its id: sorts by receipt. */
  readonly event: string
  readonly source: string
  readonly type: (typeof keptTypes)[number]
  /** The name the policy declares it by: the event of a `track`, else the word of its type (`page`, `screen`, `group`). */
  readonly name: string
  /** When it happened, never after `receivedAt`. */
  readonly at: Instant
  readonly receivedAt: Instant
  /** What it was kept for, and may be used for. */
  readonly purposes: readonly string[]
  /** Declared `attribute` fields. */
  readonly attributes: EventFields
  /** The identifying and sensitive fields; empty too when their key is gone. */
  readonly sealed: EventFields
}

/** An event and whose it is. */
export type CustomerEvent = StoredEvent & { readonly customer: string }

/** Where a page of a timeline goes on: behind this event. */
export type EventPlace = Pick<StoredEvent, 'at' | 'event'>
