import type { Context } from 'hono'
import type { Incoming } from '../body.ts'

/**
 * A header of a request, by its name in lower case; read from the socket's message where there is one, because a web `Headers`
 * made for one look costs more than all that a small call asks of it.
 */
export function requestHeader(context: Context, name: string): string | undefined {
  const incoming = incomingOf(context)
  if (!incoming) return context.req.header(name)
  const value = incoming.headers[name]
  return typeof value === 'object' ? value.join(', ') : value
}

/** The message that a request came in, where it came over a socket. */
export const incomingOf = ({ env }: Context): Incoming | undefined =>
  (env as { incoming?: Incoming } | undefined)?.incoming
