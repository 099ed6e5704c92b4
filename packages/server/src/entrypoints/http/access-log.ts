import type { MiddlewareHandler } from 'hono'
import { routePath } from 'hono/route'
import type { Ground } from '../../adapters/ground.ts'
import type { HttpDeps } from './deps.ts'
import type { Metrics } from './metrics.ts'

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

/**
 * Gives each request an id and writes one line when it is answered. Only the fields named here are ever written: no path, no
 * query, no address, no header, because links carry tokens and queries may carry anything.
 */
export function accessLog(
  ground: Pick<Ground, 'clock' | 'ids'>,
  log: HttpDeps['log'],
  metrics: Metrics,
): MiddlewareHandler {
  return async (context, next) => {
    const requestId = ground.ids.id()
    context.set('requestId', requestId)
    const begun = ground.clock.monotonic()
    await next()
    const ms = ground.clock.monotonic() - begun
    const method = methods.has(context.req.method) ? context.req.method : 'other'
    const { status } = context.res
    const route = templateOf(routePath(context, -1))
    // Not by `context.header`, which makes the whole answer anew once there is one.
    context.res.headers.set('x-request-id', requestId)
    metrics.answered({ method, route, status }, ms)
    log.info({ requestId, method, route, status, ms: Math.round(ms), by: context.get('by') }, 'answered')
  }
}

/** The template of the route, never the path itself. */
const templateOf = (path: string | undefined): string => (path === undefined || path.endsWith('*') ? 'none' : path)
