import type { Facts, Reason } from '@candor/gate'
import type { Instant, Json, Outcome } from '@candor/terms'

/** What the gate said about keeping data of one customer for one purpose. */
export type PurposeVerdict = {
  readonly outcome: Outcome
  readonly deciding?: string
  readonly reasons: readonly Reason[]
}

/** One call of a batch, as the record holds it: names and reasons; the values are in the events themselves. */
export type CollectedCall = {
  /** The event that was kept; absent: nothing was, or it changed the profile. */
  readonly event?: string
  readonly type: string
  readonly name: string
  readonly at: Instant
  readonly purposes: readonly string[]
  readonly kept: readonly string[]
  readonly hashed?: readonly string[]
  readonly dropped?: readonly { readonly field: string; readonly why: string }[]
}

/** The entry of one batch and customer: what was kept, what was not, and the facts and verdicts that say why. */
export type CollectionRecord = {
  readonly batch: string
  readonly source: string
  readonly receivedAt: Instant
  readonly policy: string
  /** What the gate looked at, without contacts: no rule about collecting reads them. */
  readonly facts: Facts
  /** By purpose; where a choice in the middle of a batch changed the answer, the newest. */
  readonly verdicts: { readonly [purpose: string]: PurposeVerdict }
  readonly events: readonly CollectedCall[]
  /** Fields the data map does not declare, by path, and how often they came. */
  readonly undeclared: { readonly [path: string]: number }
}

/** The same as JSON: whoever builds a record leaves absent fields out, and the canonical form refuses what is not JSON. */
export const collectionJson = (record: CollectionRecord): Json => record as unknown as Json

/** The collection in an entry's body; undefined when the entry is of another kind. */
export function collectionIn(kind: string, body: Json): CollectionRecord | undefined {
  return kind === 'collect' ? (body as unknown as CollectionRecord) : undefined
}
