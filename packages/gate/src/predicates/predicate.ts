import type { ActKind, Channel, Instant } from '@candor/terms'
import type { Where } from '../area.ts'
import type { Question } from '../question.ts'

/** What is known of an act before it is seen; `where` is missing where the customer's place could not be read. */
export type Known = {
  readonly kind: ActKind
  readonly channel: Channel | undefined
  readonly where: Where | undefined
}

/** A named question with a yes or no. Throws only where a fact is not what its type promises; the asking rule then denies. */
export type Predicate = {
  /** Completes “This holds when …”. */
  readonly sentence: string
  readonly test: (question: Question, of: readonly string[]) => boolean
  /** The answer where kind, channel and place alone settle it; the compiler then asks no more. */
  readonly settled?: (known: Known, of: readonly string[]) => boolean | undefined
  /**
   * Where the answer hangs on how old a fact is: the instant of such a fact from which on it may be another, besides the act's own.
   * Depends on act, instant, brand and place of the question and on nothing else of the customer.
   */
  readonly turnsAt?: (question: Question, of: readonly string[]) => Instant
  /** Where the answer hangs on the customer's age: the age from which on it may be another. */
  readonly turnsAtAge?: (question: Question, of: readonly string[]) => number
}
