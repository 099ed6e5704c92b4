import { Type } from 'typebox'
import { Instant, strict } from './common.ts'

/** Whether requests may be sent here. */
export const Health = Type.Object({
  ready: Type.Boolean(),
  store: Type.Union([Type.Literal('ok'), Type.Literal('away')]),
  keys: Type.Union([Type.Literal('ok'), Type.Literal('away')]),
  log: Type.Union([Type.Literal('ok'), Type.Literal('behind')]),
})

/** The policy in force. Every decision names the digest of what judged it. */
export const Policy = Type.Object({ digest: Type.String(), text: Type.String(), loaded_at: Instant })

export const PolicyQuery = Type.Object(
  { digest: Type.Optional(Type.String({ pattern: '^sha256:[0-9a-f]{64}$' })) },
  strict,
)
