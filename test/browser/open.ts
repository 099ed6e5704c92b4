import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { installedChromium } from './chromium.ts'

/** For a closed network: names other than this machine's lead nowhere, and the browser asks for nothing by itself. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost',
]

/** Anything with a `fetch` that answers requests, such as a Hono app. */
export type App = { fetch(request: Request): Response | Promise<Response> }

export type Browser = {
  /**
   * A fresh page with a context of its own, at an app served on a loopback port (relative addresses lead there). Browsers
   * trust `localhost` as they trust https: cookies may be Secure and requests say where they come from.
   */
  page(app: App, options?: BrowserContextOptions): Promise<Page>
  /** Ends the browser and the servers it opened. */
  close(): Promise<void>
}

/** Opens the real browser. Close it in `after`. */
export async function openBrowser(): Promise<Browser> {
  const browser = await chromium.launch({ ...(await installedChromium()), headless: true, args: flags })
  const served = new Map<App, Promise<Served>>()
  const originOf = (app: App): Promise<Served> => {
    const known = served.get(app) ?? listen(app)
    served.set(app, known)
    return known
  }
  return {
    async page(app, options = {}) {
      const { origin } = await originOf(app)
      const context = await browser.newContext({ baseURL: origin, viewport: { width: 1280, height: 800 }, ...options })
      return context.newPage()
    },
    async close() {
      await browser.close()
      for (const { close } of await Promise.all(served.values())) close()
    },
  }
}

type Served = { readonly origin: string; readonly close: () => void }

async function listen(app: App): Promise<Served> {
  const server = serve({ fetch: request => app.fetch(request), port: 0, hostname: 'localhost' })
  if (!server.listening) await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { origin: `http://localhost:${port}`, close: () => server.close().unref() }
}
