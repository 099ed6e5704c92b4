import { Hono, type MiddlewareHandler } from 'hono'
import { collect } from '../../../acts/collection/index.ts'
import type { HttpDeps } from '../deps.ts'
import { problem } from '../problem.ts'
import { taken } from './answers.ts'
import { clientSettings } from './client-settings.ts'
import { preflight, readableBy } from './cross-origin.ts'
import { gpcSupport } from './gpc.ts'
import { clientMetricsPath, collectPaths, gpcPath, settingsPath } from './paths.ts'
import { openRates, openSlots } from './rate.ts'
import { takeIn } from './take-in.ts'

export type CollectDeps = Pick<HttpDeps, 'house' | 'live'> & {
  /** The use case; another one only where a test looks at what reaches it. */
  readonly collect?: typeof collect
}

/**
 * The HTTP API that clients of Segment, RudderStack and Jitsu speak. It answers in their way, not in that of our own API:
 * no problem details, 200 for whatever is well formed, and no session or API key, because write keys may only collect.
 */
export function collectApp({ house, live, collect: useCase = collect }: CollectDeps): Hono {
  const app = new Hono()
  // One by one: a pattern for all would also hold for the pages behind.
  for (const path of [...collectPaths.map(({ path }) => path), clientMetricsPath, settingsPath, gpcPath])
    app.use(path, plainAnswers)
  const room = { house, live, collect: useCase, rates: openRates(), slots: openSlots() }
  const only = (path: string, method: string) =>
    app
      .options(path, preflight)
      .all(path, context => problem(context, { code: 'wrong-method', allow: `${method}, OPTIONS` }))
  for (const path of collectPaths) {
    app.post(path.path, context => takeIn(context, path, room))
    only(path.path, 'POST')
  }
  app.post(clientMetricsPath, context => {
    readableBy(context)
    return taken(context)
  })
  only(clientMetricsPath, 'POST')
  app.get(settingsPath, context => {
    readableBy(context)
    context.header('cache-control', 'public, max-age=300')
    return context.json(clientSettings(context.req.param('key'), house.publicUrl))
  })
  only(settingsPath, 'GET')
  app.get(gpcPath, context => context.json(gpcSupport))
  return app
}

/** No answer here is a page: it is read as what it says it is, and kept by nobody unless it says so itself. */
const plainAnswers: MiddlewareHandler = async (context, next) => {
  context.header('x-content-type-options', 'nosniff')
  context.header('cache-control', 'no-store')
  await next()
}
