import type { Context } from 'hono'
import type { Source } from '../../../brand/sources/index.ts'
import { requestHeader } from './request-header.ts'

const allowed = [
  'authorization',
  'content-encoding',
  'content-type',
  'x-enable-debug',
  'x-ip-policy',
  'x-retry-count',
  'x-write-key',
]

/**
 * Answers a browser that asks whether it may send a call (Fetch standard, CORS preflight). Every origin may: the key that says
 * whose origins count comes only with the call, and a call turned away is counted where staff see it.
 */
export function preflight(context: Context): Response {
  readableBy(context)
  context.header('access-control-allow-methods', 'GET, POST')
  context.header('access-control-allow-headers', allowed.join(', '))
  context.header('access-control-max-age', '600')
  return context.body(null, 204)
}

/** Whether calls of this source may come from where this one comes from: a source that names origins hears no others. */
export function mayComeFrom({ origins }: Source, origin: string | undefined): boolean {
  return origins.length === 0 || (origin !== undefined && origins.includes(origin))
}

/**
 * Lets the page that sent the call read the answer, which a client needs to know that it need not repeat it. Nothing in the
 * answer is worth keeping from anybody, and cookies play no part.
 */
export function readableBy(context: Context): void {
  context.header('vary', 'Origin')
  const origin = requestHeader(context, 'origin')
  if (origin === undefined) return
  context.header('access-control-allow-origin', origin)
  context.header('access-control-expose-headers', 'retry-after, x-ratelimit-reset')
}
