import { after, before, test } from 'node:test'
import { type Browser, expectAccessible, openBrowser } from '../../../../../test/browser.ts'
import { type Examples, staffExamples } from './testing/examples.ts'

let browser: Browser
let examples: Examples
before(async () => {
  browser = await openBrowser()
  examples = await staffExamples()
})
after(async () => {
  await browser?.close()
  await examples?.close()
})

test('every page: axe, keyboard, targets, dark, forced colors, 320 px, large text', async context => {
  for (const path of examples.paths) await context.test(path, async () => expectAccessible(browser, examples.app, path))
})
