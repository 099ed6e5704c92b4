import { Type } from 'typebox'
import { Instant, strict } from './common.ts'

/** `after` is the `n` of the last line seen: what the server still remembers of later calls comes first. */
export const TailQuery = Type.Object(
  {
    source: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
    after: Type.Optional(Type.Integer({ minimum: 0 })),
  },
  strict,
)

/**
 * One call and what became of it: names and reasons, never a value, and nobody's id. `refused` says why nothing of it was
 * kept; a call that was turned away before it was read has neither type nor name, and stands for `calls` of them.
 */
const TailCall = Type.Object({
  n: Type.Integer({ description: 'Counts up while the server runs; ask for what comes after it' }),
  at: Instant,
  source: Type.String({ description: 'Empty: the write key is not known' }),
  verdict: Type.String({ description: 'kept, partly, dropped, duplicate or refused' }),
  type: Type.Optional(Type.String()),
  name: Type.Optional(Type.String()),
  purposes: Type.Array(Type.String()),
  kept: Type.Array(Type.String()),
  hashed: Type.Array(Type.String()),
  dropped: Type.Array(Type.Object({ field: Type.String(), why: Type.String() })),
  refused: Type.Optional(Type.String()),
  calls: Type.Optional(Type.Integer()),
})
export type TailCall = Type.Static<typeof TailCall>

/** One line of the answer: a call, or how many were left out because the reader was too slow. */
export const TailLine = Type.Union([TailCall, Type.Object({ missed: Type.Integer() })])
export type TailLine = Type.Static<typeof TailLine>
