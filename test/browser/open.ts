import { type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { installedChromium } from './chromium.ts'

/** For a closed network: nothing is fetched but what a test asks for. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The origin that answers with the app under test. `https`, so that pages behave as in production. */
export const origin = 'https://candor.test'

/** Anything with Hono's `fetch`: requests of the page are answered by it, no port is opened. */
export type App = { fetch(request: Request): Response | Promise<Response> }

export type Browser = {
  /** A fresh page (own context, no shared cookies). With `app`, every request to `origin` is answered by it; all others fail. */
  page(app: App | undefined, options?: BrowserContextOptions): Promise<Page>
  close(): Promise<void>
}

/** Opens the real browser. Close it in `after`; pages close with it. */
export async function openBrowser(): Promise<Browser> {
  const installed = await installedChromium()
  const browser = await chromium.launch({ ...installed, headless: true, args: flags })
  return {
    async page(app, options = {}) {
      const context = await browser.newContext({ baseURL: origin, viewport: { width: 1280, height: 800 }, ...options })
      context.setDefaultTimeout(15_000)
      if (app !== undefined) await context.route('**/*', answerFrom(app))
      return context.newPage()
    },
    close: () => browser.close(),
  }
}

type Handler = Parameters<import('playwright-core').BrowserContext['route']>[1]

const answerFrom =
  (app: App): Handler =>
  async route => {
    const asked = route.request()
    if (new URL(asked.url()).origin !== origin) return route.abort('blockedbyclient')
    const answer = await app.fetch(
      new Request(asked.url(), {
        method: asked.method(),
        headers: await asked.allHeaders().then(withoutPseudo),
        redirect: 'manual',
        ...(asked.postDataBuffer() === null ? {} : { body: new Uint8Array(asked.postDataBuffer() as Buffer) }),
      }),
    )
    await route.fulfill({
      status: answer.status,
      headers: headersOf(answer),
      body: Buffer.from(await answer.arrayBuffer()),
    })
  }

const withoutPseudo = (headers: Record<string, string>) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith(':')))

/** One header per name; several cookies are joined by newlines, as the browser protocol wants them. */
function headersOf(answer: Response): Record<string, string> {
  const cookies = answer.headers.getSetCookie()
  return { ...Object.fromEntries(answer.headers), ...(cookies.length > 0 ? { 'set-cookie': cookies.join('\n') } : {}) }
}
