import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Browser, expectAccessible, openBrowser } from '../../../../../test/browser.ts'
import { examples } from './examples.ts'
import { addressOf, gallery } from './gallery.ts'

let browser: Browser
before(async () => {
  browser = await openBrowser()
})
after(() => browser?.close())

for (const { name, page } of examples) {
  test(`${name}: axe, keyboard, targets, dark, forced colours, 320 px, large text`, async () => {
    const targets = page?.kind === 'customer' ? 44 : 24
    await expectAccessible(browser, gallery(), addressOf(name), { targets })
  })
}

test('the first Tab offers to skip to the content, and Enter goes there', async () => {
  const page = await browser.page(gallery())
  await page.goto(addressOf('table'))
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  assert.equal(await page.evaluate('document.activeElement.id'), 'main')
})

test('a fault in the summary leads to its field', async () => {
  const page = await browser.page(gallery(), { javaScriptEnabled: true })
  await page.goto(addressOf('error on error'))
  await page.getByRole('link', { name: 'Choose yes or no' }).click()
  assert.equal(new URL(page.url()).hash, '#offers')
  await page.keyboard.press('Space')
  assert.equal(await page.getByLabel('Yes, send me offers').isChecked(), true)
})

test('the policy of the page keeps scripts out', async () => {
  const page = await browser.page(gallery())
  await page.goto('/gallery')
  const ran = `new Promise(done => { const s = document.createElement('script'); s.textContent = 'window.ran = true'; document.body.append(s); setTimeout(() => done(window.ran === true), 50) })`
  assert.equal(await page.evaluate(ran), false)
})

test('right to left, the bars grow from the right', async () => {
  const page = await browser.page(gallery())
  await page.goto(addressOf('right to left'))
  const box = await page.locator('.chart li:nth-child(2) .bar').boundingBox()
  const ground = await page.locator('.chart li:nth-child(2) .ground').boundingBox()
  assert.ok(box !== null && ground !== null)
  assert.ok(Math.abs(box.x + box.width - (ground.x + ground.width)) < 2)
})
