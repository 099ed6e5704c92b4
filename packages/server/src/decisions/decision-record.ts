import type { Facts, Verdict } from '@candor/gate'
import type { Act, Instant, Json } from '@candor/terms'
import type { OfferDecided } from './offer-decided.ts'
import type { Shown } from './shown.ts'

/** Who was to get what: names of fields, never values. */
export type SharePart = {
  readonly vendor: string
  readonly fields: readonly string[]
  /** The share of many that it belongs to. */
  readonly share?: string
}

/** What the record holds of a decision: all that replaying and explaining it need. */
export type DecisionRecord = {
  readonly act: Act
  readonly id: string
  readonly attempt: number
  readonly at: Instant
  readonly facts: Facts
  readonly verdict: Omit<Verdict, 'policy'>
  readonly policy: string
  /** What came of a permitted use of a profile. */
  readonly shown?: Shown
  /** Whether somebody was made an offer, and by what. */
  readonly offer?: OfferDecided
  /** With whom something was to be shared. */
  readonly share?: SharePart
}

/** The same as JSON: whoever builds a record leaves absent fields out, and the canonical form refuses what is not JSON. */
export const decisionJson = (record: DecisionRecord): Json => record as unknown as Json

/** The decision in an entry's body; undefined when the entry is of another kind. */
export function decisionIn(kind: string, body: Json): DecisionRecord | undefined {
  return kind === 'decision' ? (body as unknown as DecisionRecord) : undefined
}
