import type { Instant } from '@candor/terms'

/** What showed that two customers are one: the kind of call that said so, and the kinds of handles it named. Never a value. */
export type Shown = {
  readonly by: 'sign-in' | 'alias'
  readonly handles: readonly string[]
  readonly source: string
  /** The client's id of the call, which may hold anything: kept in the sealed entry alone. */
  readonly message?: string
}

/** A no of one half that the other half's yes must not beat: renewed at the merge, for one purpose on one channel. */
export type Renewed = {
  readonly purpose: string
  readonly channel: string
  readonly at: Instant
  /** The half whose no it is; it counts as long as that half belongs to the customer. */
  readonly by: string
}

/** Two customers found to be one. `customer` stands for both from then on, `other` stays as it was. */
export type Merge = {
  readonly customer: string
  readonly merge: string
  readonly other: string
  readonly at: Instant
  readonly why: Shown
  readonly moved: Moved
  readonly entry: string
  readonly undoneAt: Instant | null
}

/** What reading and undoing a merge need to know. */
export type Moved = {
  readonly renewed: readonly Renewed[]
  /** The newest `recordedAt` among the choices of `customer` at the merge: preferences up to it were said before. */
  readonly heardUpTo: Instant
  /** How many merges `customer` had before, undone ones included. */
  readonly turn: number
  /** The version that the decision state of `other` had. */
  readonly version: number
}
