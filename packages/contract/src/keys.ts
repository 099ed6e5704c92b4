import { Type } from 'typebox'
import { Instant, Nullable, oneOf, strict } from './common.ts'

const KeyEpoch = Type.Object({
  epoch: Type.String(),
  state: oneOf(['coming', 'current', 'old']),
  starts_at: Instant,
  /** When the next one took over. */
  ended_at: Nullable(Instant),
  /** Keys of customers that it wraps. */
  wraps: Type.Integer(),
  /** From when on it is destroyed, once it wraps nothing any more. */
  destroyed_after: Nullable(Instant),
})

/** How the keys stand. */
export const KeyStanding = Type.Object({
  service: oneOf(['ok', 'away']),
  epochs: Type.Array(KeyEpoch),
  destroyed: Type.Array(Type.Object({ epoch: Type.String(), at: Instant })),
  tombstones: Type.Integer(),
})
export type KeyStanding = Type.Static<typeof KeyStanding>

export const RotateAsk = Type.Object({ destroy_old: Type.Optional(Type.Boolean()) }, strict)
