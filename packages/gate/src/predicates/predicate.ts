import type { ActKind, Channel } from '@candor/terms'
import type { Question } from '../question.ts'

/** A named question with a yes or no. Throws only where a fact is not what its type promises; the asking rule then denies. */
export type Predicate = {
  /** Completes “This holds when …”. */
  readonly sentence: string
  readonly test: (question: Question, of: readonly string[]) => boolean
  /** The answer where kind and channel alone settle it; the compiler then asks no more. */
  readonly settled?: (kind: ActKind, channel: Channel | undefined) => boolean | undefined
}
