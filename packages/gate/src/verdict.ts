import type { Instant, Obligation, Outcome, Says } from '@candor/terms'

/**
 * What one rule said. `until` is the first instant at which a deferring rule would stop deferring; `dueAt` the last instant at
 * which the act is in time by this rule.
 */
export type Reason = {
  readonly rule: string
  readonly says: Says
  readonly until?: Instant
  readonly dueAt?: Instant
}

/**
 * The answer of the gate. The outcome follows from the reasons alone: deny > defer > adjust > permit.
 * `until` is present exactly when the outcome is `defer`: the first instant at which nothing defers any more.
 */
export type Verdict = {
  readonly outcome: Outcome
  readonly until?: Instant
  /** The earliest of the due dates that rules set, where the act is not refused. */
  readonly dueAt?: Instant
  readonly obligations: readonly Obligation[]
  readonly reasons: readonly Reason[]
  /** The rule whose word decided: the first (in pack order) that says the outcome; absent when a silent permit. */
  readonly deciding?: string
  /** Digest of rules, data and time-zone database that judged: `sha256:…`. */
  readonly policy: string
}
