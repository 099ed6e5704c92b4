import type { Instant, Json } from '@candor/terms'
import type { RefusedFor, Source } from '../../../brand/sources/index.ts'

export const callTypes = ['track', 'identify', 'page', 'screen', 'group', 'alias'] as const
export type CallType = (typeof callTypes)[number]

/**
 * What the consent banner of the device says with a call (Segment's `context.consent`, RudderStack's
 * `context.consentManagement`). Absent: it says nothing.
 */
export type ConsentSignal = {
  readonly given: readonly string[]
  readonly refused: readonly string[]
  /** Segment: a category that is not named was refused. RudderStack: nothing was said about it. */
  readonly unnamed: 'refused' | 'silent'
  /** A purpose with several categories needs all of them, or any (RudderStack's `resolutionStrategy: or`). */
  readonly needs: 'all' | 'any'
  /** The call is the one that reports a change of mind (`Segment Consent Preference Updated`). */
  readonly isChange: boolean
}

/** One call of a client, read and checked: what all spellings of the protocol have in common. */
export type Incoming = {
  readonly type: CallType
  /** As the client gave it; absent: the call cannot be told from a second one like it. */
  readonly messageId?: string
  readonly userId?: string
  readonly anonymousId?: string
  readonly previousId?: string
  readonly groupId?: string
  /** The event of a `track`, the name of a page or screen; empty for the rest. */
  readonly name: string
  /** When it happened, corrected for the client's clock and never after its receipt. */
  readonly at: Instant
  /**
   * The earliest that its owner can have said what it says about consent. A call may have lain in a queue with the old time of
   * its sending: then `at` moves on with the queue, and what was said does not. Absent: `at`.
   */
  readonly saidAt?: Instant
  /** Where the data map looks for fields: `properties`, `traits`, `context` and the rest, batch-level parts merged in. */
  readonly event: { readonly [key: string]: Json }
  readonly consent?: ConsentSignal
  /** The device says `Sec-GPC: 1`. */
  readonly gpc: boolean
}

/** What one request brought. `refused` are the calls that could not be read, in the order of their places. */
export type Batch = {
  readonly source: Source
  readonly receivedAt: Instant
  readonly calls: readonly Incoming[]
  readonly refused: readonly RefusedFor[]
}

/** What became of one call, for the answer, the live view and the tests: names and reasons, never a value. */
export type CallOutcome = {
  readonly type: CallType
  readonly name: string
  readonly verdict: 'kept' | 'partly' | 'dropped' | 'duplicate'
  /** The purposes it was kept for. */
  readonly purposes: readonly string[]
  readonly kept: readonly string[]
  readonly hashed: readonly string[]
  readonly dropped: readonly { readonly field: string; readonly why: string }[]
  /** Why nothing of it was kept. */
  readonly refused?: RefusedFor
  readonly customer?: string
}
