import { Hono, type MiddlewareHandler } from 'hono'
import { assets, securityHeaders } from '../../pages/look/index.ts'
import { mailFrames } from '../../pages/staff/index.ts'
import { accessLog } from './access-log.ts'
import { collectApp } from './collect/collect-app.ts'
import type { HttpDeps } from './deps.ts'
import { errorsHtml } from './errors-page.ts'
import { openMetrics } from './metrics.ts'
import { mount, unexpected } from './mount.ts'
import { openApi } from './openapi.ts'
import { errorsPath, problem } from './problem.ts'
import type { Route } from './route.ts'
import { algorithms } from './routes/algorithms.ts'
import { backupRoutes } from './routes/backup.ts'
import { campaignMoves } from './routes/campaign-moves.ts'
import { campaigns } from './routes/campaigns.ts'
import { choices } from './routes/choices.ts'
import { consentRecords } from './routes/consent-records.ts'
import { copies } from './routes/copies.ts'
import { customers } from './routes/customers.ts'
import { decisions } from './routes/decisions.ts'
import { erasure } from './routes/erasure.ts'
import { events } from './routes/events.ts'
import { findings } from './routes/findings.ts'
import { holds } from './routes/holds.ts'
import { imports } from './routes/imports.ts'
import { items } from './routes/items.ts'
import { keyRoutes } from './routes/keys.ts'
import { log as logRoutes } from './routes/log.ts'
import { logKeeping } from './routes/log-keeping.ts'
import { merges } from './routes/merges.ts'
import { offers } from './routes/offers.ts'
import { policies } from './routes/policies.ts'
import { proofs } from './routes/proofs.ts'
import { recommendations } from './routes/recommendations.ts'
import { retention } from './routes/retention.ts'
import { rights } from './routes/rights.ts'
import { schema } from './routes/schema.ts'
import { serverRoutes } from './routes/server.ts'
import { shares } from './routes/shares.ts'
import { sources } from './routes/sources.ts'
import { vendors } from './routes/vendors.ts'
import { webhooks } from './routes/webhooks.ts'
import { whatIfs } from './routes/what-if.ts'
import { withheld } from './routes/withheld.ts'

export type HttpApp = { readonly app: Hono; readonly routes: readonly Route[] }

/** Everything the server answers: the API, its description, and the pages of other rooms. */
export function httpApp(deps: HttpDeps): HttpApp {
  const { house, log, web } = deps
  const metrics = openMetrics(house)
  const routes = [
    ...campaigns,
    ...campaignMoves,
    ...whatIfs,
    ...withheld,
    ...imports,
    ...items,
    ...customers,
    ...merges,
    ...copies,
    ...consentRecords,
    ...choices,
    ...decisions,
    ...events(),
    ...policies,
    ...sources,
    ...backupRoutes,
    ...keyRoutes,
    ...webhooks,
    ...retention,
    ...holds,
    ...vendors,
    ...shares,
    ...recommendations,
    ...offers,
    ...algorithms,
    ...findings,
    ...proofs,
    ...rights,
    ...erasure,
    ...logRoutes(deps.publishLog),
    ...logKeeping,
    ...schema,
    ...serverRoutes(metrics),
  ]
  const brand = house.judge.policy.brand.name
  const description = openApi(routes, { url: house.publicUrl, title: `Candor of ${brand}` })
  const app = new Hono()
  app.use(accessLog(house, log, metrics))
  app.use(shortAddresses)
  // Before the security headers of pages: what clients hear is a word or two of JSON with few headers of its own.
  app.route('/', collectApp(deps))
  // Outside of the security headers, because it loosens one of them for pages that show a mail.
  app.use(mailFrames)
  app.use(securityHeaders({ https: web.https }))
  app.route('/', mount(routes, deps))
  app.get('/openapi.json', context => context.json(description))
  app.get(errorsPath, context => context.html(errorsHtml(brand)))
  app.route('/', assets())
  for (const pages of deps.pages) app.route('/', pages)
  app.notFound(context => problem(context, { code: 'not-found' }))
  app.onError((error, context) => unexpected(context, error, deps))
  return { app, routes }
}

const longestAddress = 4_096

const shortAddresses: MiddlewareHandler = async (context, next) => {
  if (context.req.url.length > longestAddress) return problem(context, { code: 'address-too-long' })
  await next()
}
