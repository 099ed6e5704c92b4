import type { Context } from 'hono'
import type { RefusedCall } from '../../../acts/collection/index.ts'

/** Why a request was not taken in, or not all of it. */
export const refusalCodes = ['malformed', 'too-large', 'too-slow', 'too-fast', 'busy'] as const

/** What a client gets to hear when not all is well. */
export type Refusal = {
  readonly status: 400 | 408 | 429 | 503
  readonly code: (typeof refusalCodes)[number]
  readonly message: string
  /** Seconds until it makes sense to come back. */
  readonly retryAfter?: number
  /** Calls of the same request that were taken in all the same. */
  readonly kept?: number
  readonly refused?: readonly RefusedCall[]
}

/** An answer never grows with what was sent. */
const mostNamed = 100

/** The answer to everything that is well formed, wrong keys included: clients throw away what is refused in any other way. */
export const taken = (context: Context): Response => context.json({ success: true })

export function refused(context: Context, refusal: Refusal): Response {
  const { status, code, message, retryAfter, kept, refused: calls } = refusal
  if (retryAfter !== undefined) {
    context.header('retry-after', String(retryAfter))
    if (status === 429) context.header('x-ratelimit-reset', String(retryAfter))
  }
  const named = calls?.slice(0, mostNamed).map(({ index, why, says }) => ({ index, why, says }))
  const rest = { ...(kept === undefined ? {} : { kept }), ...(named === undefined ? {} : { refused: named }) }
  return context.json({ success: false, code, message, ...rest }, status)
}
