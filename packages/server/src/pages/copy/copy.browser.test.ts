import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Hono } from 'hono'
import { type Browser, expectAccessible, openBrowser } from '../../../../../test/browser.ts'
import { copyOf } from '../../answers/copy/index.ts'
import { livedHouse } from '../../answers/copy/testing/lived.ts'
import type { Language } from '../../decisions/index.ts'
import { copyHtml } from './index.ts'
import { manyEvents } from './testing/many-events.ts'

let browser: Browser
let lived: Awaited<ReturnType<typeof livedHouse>>
before(async () => {
  browser = await openBrowser()
  lived = await livedHouse()
  await manyEvents(lived.house, lived.customer, 30)
})
after(async () => {
  await browser?.close()
  await lived?.house.close()
})

async function fileIn(language: Language): Promise<Hono> {
  const copy = (await copyOf(lived.house, lived.customer, { language }))!
  let html = ''
  for await (const text of copyHtml(copy, 28)) html += text
  await copy.close()
  const app = new Hono()
  app.get('/copy.html', context => context.html(html))
  return app
}

test('the file from right to left: axe, keyboard, dark, forced colours, 320 px, large text', async () => {
  await expectAccessible(browser, await fileIn('ar'), '/copy.html', { targets: 24 })
})

test('folded parts open by keyboard, the contents lead there, and nothing is asked of anybody', async () => {
  const page = await browser.page(await fileIn('en'))
  const asked: string[] = []
  page.on('request', request => asked.push(request.url()))
  await page.goto('/copy.html')
  assert.equal(asked.length, 1)
  await page.getByRole('link', { name: 'What you did' }).first().click()
  assert.equal(new URL(page.url()).hash, '#s-events')
  const part = page.locator('section[aria-labelledby="s-events"] > details').first()
  await part.locator(':scope > summary').focus()
  await page.keyboard.press('Enter')
  assert.equal(await part.getAttribute('open'), null)
})
