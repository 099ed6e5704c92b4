import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Browser, expectAccessible, openBrowser } from '../../../../../test/browser.ts'
import { importTestCustomers, testCampaign } from '../../../../../test/house.ts'
import { type Examples, staffExamples } from './testing/examples.ts'
import { staffHouse } from './testing/house.ts'

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

test('without script: write a campaign, look, approve, send, and see that sending was asked once more', async () => {
  const { app, house, ada } = await staffHouse()
  await importTestCustomers(house, [{ key: 'amina', agreed: true }, { key: 'bo' }])
  const page = await browser.page(app, { javaScriptEnabled: false })
  await page.goto('/assets/staff.css')
  await page.context().addCookies([{ name: 'candor', value: ada, url: new URL(page.url()).origin }])
  const title = () => page.getByRole('heading', { level: 1 }).textContent()
  await page.goto('/staff/campaigns/new')
  await page.getByLabel('Or take a file').setInputFiles({
    name: 'spring.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(testCampaign('spring'))),
  })
  await page.getByRole('button', { name: 'Save as a draft and plan' }).click()
  assert.match((await page.getByRole('status').textContent()) ?? '', /kept as a draft/)
  assert.match((await page.locator('figcaption').first().textContent()) ?? '', /1 of 2 people would get this message/)
  await page.getByRole('link', { name: 'Held back: No yes to this' }).click()
  assert.equal(await title(), 'spring: held back: no yes to this')
  await page.getByRole('link', { name: 'Approval' }).click()
  await page.getByRole('button', { name: 'Approve this campaign' }).click()
  await page.getByRole('link', { name: 'Send this campaign' }).click()
  assert.equal(await title(), 'Send spring?')
  await page.getByRole('button', { name: 'Yes, send to 1 person' }).click()
  assert.match((await page.getByRole('status').textContent()) ?? '', /starting/)
  await page.context().close()
})

test('a mail in its frame shows its own colours, and nothing in it can be followed', async () => {
  const page = await browser.page(examples.app)
  await page.goto('/staff/campaigns/autumn/content?scheme=dark')
  await page.frameLocator('iframe').locator('.m').waitFor()
  const ground = await page.frames()[1]?.evaluate("getComputedStyle(document.querySelector('.m')).backgroundColor")
  assert.equal(ground, 'rgb(17, 20, 26)')
  assert.equal(await page.frameLocator('iframe').getByRole('link').count(), 0)
  await page.context().close()
})
