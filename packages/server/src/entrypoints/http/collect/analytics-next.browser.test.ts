import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { after, before, test } from 'node:test'
import type { AnalyticsBrowser } from '@segment/analytics-next'
import { Hono } from 'hono'
import type { Request } from 'playwright-core'
import { type Browser, openBrowser } from '../../../../../../test/browser.ts'
import { type Collector, startCollector } from './testing/collector.ts'

let browser: Browser
before(async () => {
  browser = await openBrowser()
})
after(() => browser?.close())

const client = join(dirname(createRequire(import.meta.url).resolve('@segment/analytics-next/package.json')), 'dist/umd')

/** A shop's page, on an origin of its own, with Segment's client as it is published. */
const shopPage = new Hono()
  .get('/', context => context.html('<!doctype html><title>Shop</title><script src="/client/index.js"></script>'))
  .get('/client/:file', async context =>
    context.body(await readFile(join(client, context.req.param('file')), 'utf8'), 200, {
      'content-type': 'text/javascript',
    }),
  )

/** What the published client leaves in the page. */
type Client = { readonly AnalyticsBrowser: typeof AnalyticsBrowser }
type Visit = { readonly options?: object; readonly answers: number; readonly headers?: Record<string, string> }

/**
 * Opens the page, which tells the client its key and where its settings are, and makes four calls. Answers the addresses that
 * calls went to, once as many of them were answered as said; and never to anybody else.
 */
async function visit(shop: Collector, { options = {}, answers, headers = {} }: Visit): Promise<string[]> {
  const page = await browser.page(shopPage, { extraHTTPHeaders: headers })
  await page.goto('/')
  const own = new URL(page.url()).origin
  const calls: string[] = []
  const elsewhere: string[] = []
  page.on('request', request => {
    const { origin, href } = new URL(request.url())
    if (origin !== own && origin !== shop.url) elsewhere.push(href)
  })
  const { promise: answered, resolve } = Promise.withResolvers<void>()
  const heard = (request: Request, how: string | number) => {
    const { origin, pathname } = new URL(request.url())
    if (origin === shop.url && request.method() === 'POST') calls.push(`${how} ${pathname}`)
    if (calls.length >= answers) resolve()
  }
  page.on('response', response => heard(response.request(), response.status()))
  page.on('requestfailed', request => heard(request, 'blocked'))
  const made = page.evaluate(
    async ({ writeKey, cdnURL, options }) => {
      const client = (globalThis as unknown as { AnalyticsNext: Client }).AnalyticsNext
      const analytics = client.AnalyticsBrowser.load({ writeKey, cdnURL }, options)
      const context = { consent: { categoryPreferences: { Analytics: true, Advertising: true } } }
      await analytics.identify('ada', { firstName: 'Ada' })
      await analytics.page('Home', { path: '/' }, { context })
      await analytics.track('Order Completed', { total: 42.5 }, { context })
      await analytics.track('Ad Seen', {}, { context })
    },
    { writeKey: shop.key, cdnURL: shop.url, options },
  )
  await Promise.all([answered, made])
  assert.deepEqual(elsewhere, [])
  await page.context().close()
  return calls.toSorted()
}

const kept = async (shop: Collector) =>
  (await shop.kept('ada')).map(({ name, purposes }) => `${name}: ${purposes.join(', ')}`).toSorted()

const batching = { 'Segment.io': { deliveryStrategy: { strategy: 'batching', config: { size: 4, timeout: 200 } } } }

test('@segment/analytics-next in a browser, on a page of another origin: told only where its settings are, it comes to us', async t => {
  const shop = await startCollector(t, { host: 'localhost' })
  assert.deepEqual(await visit(shop, { answers: 4 }), ['200 /v1/i', '200 /v1/p', '200 /v1/t', '200 /v1/t'])
  assert.deepEqual(await kept(shop), ['Ad Seen: ads', 'Order Completed: orders, analytics', 'page: analytics'])
})

test('the same in one batch', async t => {
  const shop = await startCollector(t, { host: 'localhost' })
  assert.deepEqual(await visit(shop, { answers: 1, options: { integrations: batching } }), ['200 /v1/b'])
  assert.deepEqual(await kept(shop), ['Ad Seen: ads', 'Order Completed: orders, analytics', 'page: analytics'])
})

test('a browser that says Sec-GPC: 1 is heard, although the banner said yes', async t => {
  const shop = await startCollector(t, { host: 'localhost' })
  await visit(shop, { answers: 4, headers: { 'sec-gpc': '1' } })
  assert.deepEqual(await kept(shop), ['Order Completed: orders, analytics', 'page: analytics'])
})

test('a page whose origin the source does not name leaves nothing but a count', async t => {
  const shop = await startCollector(t, { host: 'localhost', source: { origins: ['https://shop.example'] } })
  const [first] = await visit(shop, { answers: 4 })
  assert.match(first ?? '', /^blocked /)
  assert.deepEqual(await kept(shop), [])
  const { origin = 0, ...rest } = (await shop.tally()).refused
  assert.ok(origin >= 4)
  assert.deepEqual(rest, {})
})
