/**
 * The real browser for tests: `openBrowser()`, a page answered by an app without a port, and what every page must stand:
 * axe, keyboard, reflow, large text, target size. Forced colours, reduced motion and no script are options of `page`.
 */
import type { Page } from 'playwright-core'
import { expectAxeClean, expectLargeText, expectReflow, expectTargetSize } from './browser/audit.ts'
import { expectKeyboardComplete } from './browser/keyboard.ts'
import { type App, type Browser, openBrowser } from './browser/open.ts'

export type { App, Browser }
export { expectAxeClean, expectKeyboardComplete, expectLargeText, expectReflow, expectTargetSize, openBrowser }

type Visit = { readonly cookies?: Readonly<Record<string, string>>; readonly targets?: number }

/**
 * Runs every page-level check at one address of an app: light, dark, forced colours, narrow, large text, keyboard.
 * `cookies` sign the visitor in; `targets` is the least size of controls, 24 unless said (44 on customers' pages).
 */
export async function expectAccessible(browser: Browser, app: App, path: string, visit: Visit = {}): Promise<void> {
  const page = await browser.page(app, { colorScheme: 'light', reducedMotion: 'reduce' })
  if (visit.cookies !== undefined) await signIn(page, visit.cookies)
  await goTo(page, path)
  await expectAxeClean(page)
  await expectKeyboardComplete(page)
  await expectTargetSize(page, visit.targets)
  for (const scheme of [{ colorScheme: 'dark' }, { forcedColors: 'active' }] as const) {
    await page.emulateMedia(scheme)
    await expectAxeClean(page)
  }
  await expectReflow(page)
  await expectAxeClean(page)
  await expectLargeText(page)
  await page.context().close()
}

/** Gives the page cookies for its app, whose address is known once it answered. */
export async function signIn(page: Page, cookies: Readonly<Record<string, string>>): Promise<void> {
  await page.goto('/')
  const { origin: url } = new URL(page.url())
  await page.context().addCookies(Object.entries(cookies).map(([name, value]) => ({ name, value, url })))
}

async function goTo(page: Page, path: string): Promise<void> {
  const answer = await page.goto(path)
  if (answer === null || answer.status() >= 500) throw new Error(`${path} answered ${answer?.status()}`)
  // A page that led elsewhere is not the page that was meant.
  if (new URL(page.url()).pathname !== path.split('?')[0]) throw new Error(`${path} led to ${page.url()}`)
}
