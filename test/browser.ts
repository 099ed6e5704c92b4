/**
 * The real browser for tests: `openBrowser()`, a page answered by an app without a port, and what every page must stand:
 * axe, keyboard, reflow, large text, target size. Forced colours, reduced motion and no script are options of `page`.
 */
import type { Page } from 'playwright-core'
import { expectAxeClean, expectLargeText, expectReflow, expectTargetSize } from './browser/audit.ts'
import { expectKeyboardComplete } from './browser/keyboard.ts'
import { type App, type Browser, openBrowser, origin } from './browser/open.ts'

export type { App, Browser }
export { expectAxeClean, expectKeyboardComplete, expectLargeText, expectReflow, expectTargetSize, openBrowser, origin }

/** Runs every page-level check at one address of an app: light, dark, forced colours, narrow, large text, keyboard. */
export async function expectAccessible(browser: Browser, app: App, path: string): Promise<void> {
  const page = await browser.page(app, { colorScheme: 'light', reducedMotion: 'reduce' })
  await visit(page, path)
  await expectAxeClean(page)
  await expectKeyboardComplete(page)
  await expectTargetSize(page)
  for (const scheme of [{ colorScheme: 'dark' }, { forcedColors: 'active' }] as const) {
    await page.emulateMedia(scheme)
    await expectAxeClean(page)
  }
  await expectReflow(page)
  await expectAxeClean(page)
  await expectLargeText(page)
  await page.context().close()
}

async function visit(page: Page, path: string): Promise<void> {
  const answer = await page.goto(path)
  if (answer === null || answer.status() >= 500) throw new Error(`${path} answered ${answer?.status()}`)
}
