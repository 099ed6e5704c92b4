import type { Json } from '@candor/terms'
import type { Expectation, Write } from '../adapters/store/index.ts'

/** What happened, for the record: sealed with the customer's key, committed to in the log. `brand` stands for the brand itself. */
export type EntryDraft = {
  readonly entry: string
  readonly customer: string
  readonly kind:
    | 'decision'
    | 'choice'
    | 'plan'
    | 'import'
    | 'campaign'
    | 'settlement'
    | 'suppression'
    | 'collect'
    | 'merge'
    | 'share'
    | 'source'
    | 'model'
    | 'unwanted'
    | 'finding'
    | 'finding-decided'
    | 'vault'
    | 'key-epoch'
    | 'log'
    | 'erasure'
    | 'rights'
    | 'hold'
    | 'retention'
    | 'copy'
  readonly body: Json
  /** The customer comes into being with this change and has no key yet. */
  readonly isNew?: boolean
}

/** A fact from inside that another room may react to; kept in the outbox in the same transaction. */
export type Happening = { readonly customer: string; readonly kind: string; readonly body: Json }

/** What one use case decided, as data: applied whole or not at all. */
export type Change = {
  readonly expect: readonly Expectation[]
  readonly writes: readonly Write[]
  readonly entries: readonly EntryDraft[]
  readonly happenings: readonly Happening[]
}

export const noChange: Change = { expect: [], writes: [], entries: [], happenings: [] }

/** One change out of several that belong together. */
export function together(...changes: readonly Partial<Change>[]): Change {
  return {
    expect: changes.flatMap(change => change.expect ?? []),
    writes: changes.flatMap(change => change.writes ?? []),
    entries: changes.flatMap(change => change.entries ?? []),
    happenings: changes.flatMap(change => change.happenings ?? []),
  }
}
