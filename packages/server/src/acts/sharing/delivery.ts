import { hour, type Instant, minute, second } from '@candor/terms'

/** `failed`: after the last attempt, or because the other side never wants to hear again. */
export type DeliveryState = 'waiting' | 'done' | 'withheld' | 'failed'

/** One happening on its way to one webhook. `delivery` stays the same over every attempt and replay. */
export type Delivery = {
  readonly customer: string
  readonly delivery: string
  readonly version: number
  readonly webhook: string
  readonly kind: string
  readonly state: DeliveryState
  readonly attempts: number
  /** When it happened. */
  readonly at: Instant
  readonly nextAt: Instant | null
  readonly doneAt: Instant | null
  /** HTTP status of the newest attempt; null when there was no answer. */
  readonly status: number | null
  readonly fault: string | null
  /** The rule that withheld it. */
  readonly rule: string | null
  /** Entry of the newest decision. */
  readonly entry: string | null
  /** The share of many that it belongs to; null: news of what happened. */
  readonly share: string | null
}

/** After how long others may take an attempt for lost; longer than any request can last. */
export const lease = minute

const pauses = [10 * second, minute, 5 * minute, 30 * minute, 2 * hour, 6 * hour, 12 * hour, 24 * hour]
export const mostAttempts = pauses.length + 1

/**
 * When to try again after `attempts` attempts; undefined after the last. Up to a tenth later than the pause says, by the id
 * alone, so that what failed together does not come back together.
 */
export function tryAgainAt(now: Instant, delivery: string, attempts: number): Instant | undefined {
  const pause = pauses[attempts - 1]
  return pause === undefined ? undefined : now + pause + Math.floor((pause / 10) * scattered(`${delivery}|${attempts}`))
}

/** A number from 0 to 1 that is always the same for the same text (FNV-1a, 32 bits, with a final mix). */
function scattered(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b)
  return ((hash ^ (hash >>> 16)) >>> 0) / 0x1_0000_0000
}
