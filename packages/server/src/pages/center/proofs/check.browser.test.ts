import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Hono } from 'hono'
import { type Browser, expectAxeClean, expectReflow, openBrowser } from '../../../../../../test/browser.ts'
import { choicesOf } from '../../../customers/consent/index.ts'
import { assets } from '../../look/index.ts'
import { openShop } from '../testing/shop.ts'
import { checkBytes } from './check-assets.ts'

let browser: Browser
before(async () => {
  browser = await openBrowser()
})
after(() => browser?.close())

test('Amina checks the proof of her message in her own browser; a changed one shows what does not fit', async t => {
  const shop = await openShop()
  t.after(() => shop.house.close())
  const amina = await shop.customer({ key: 'amina', agreed: true })
  await shop.sends('spring')
  await shop.house.log.sequence()
  const why = await amina.link('why')
  let change = (proof: string): string => proof
  const app = new Hono().route('/', assets())
  app.get('/why/:token/proof', async context => {
    const answer = await shop.app.request(context.req.path)
    return context.text(change(await answer.text()))
  })
  app.route('/', shop.app)

  const page = await browser.page(app, { javaScriptEnabled: true })
  await page.goto(why)
  const press = async () => {
    await page.getByRole('button', { name: 'Check it here' }).focus()
    await page.keyboard.press('Enter')
    await page.locator('[data-status]:not(.info):not(:empty)').waitFor()
    return page.locator('[data-status]').innerText()
  }
  const steps = () => page.locator('[data-step]').allInnerTexts()
  assert.equal(await press(), 'The proof holds.')
  assert.deepEqual(
    (await steps()).map(step => step.split(':')[0]),
    ['Holds', 'Holds', 'Holds', 'Nobody outside watches our log, so no witness signed it.'],
  )
  await page.getByText('What was recorded').click()
  assert.match(await page.locator('[data-record] pre').innerText(), /"kind": "decision"/)
  for (const scheme of [{ colorScheme: 'dark' }, { forcedColors: 'active' }] as const) {
    await page.emulateMedia(scheme)
    await expectAxeClean(page)
  }
  await expectReflow(page)

  const wrong: [(proof: string) => string, number][] = [
    [proof => proof.replace(/^extra .*$/m, line => line.replace(/A(?=[A-Za-z0-9])/, 'B')), 0],
    [proof => proof.replace(/^index (\d+)$/m, 'index 9999'), 1],
    [proof => proof.replace(/^(\d+)$/m, size => String(Number(size) + 1)), 2],
  ]
  for (const [tamper, step] of wrong) {
    change = tamper
    assert.match(await press(), /^The proof does not hold/)
    assert.match((await steps())[step] ?? '', /^Does not fit/)
    assert.equal(await page.locator('[data-status].danger').count(), 1)
  }
  await expectAxeClean(page)
  change = proof => proof.slice(0, 40)
  assert.match(await press(), /^This is not a whole proof/)

  // A browser that has no Ed25519 says so, and checks nothing.
  change = proof => proof
  await page.evaluate(
    `crypto.subtle.importKey = async () => { throw new DOMException('no such algorithm', 'NotSupportedError') }`,
  )
  assert.match(await press(), /^Your browser cannot check this kind of signature/)
  await page.context().close()
})

test('Without script the page says how to check with other tools, and the proof of a choice can be kept', async t => {
  const shop = await openShop()
  t.after(() => shop.house.close())
  const amina = await shop.customer({ key: 'amina', agreed: true })
  await shop.house.log.sequence()
  const [choice] = await choicesOf(shop.house, amina.id)
  assert.ok(choice)
  const app = new Hono().route('/', assets()).route('/', shop.app)
  const page = await browser.page(app, { javaScriptEnabled: false })
  await page.goto(amina.preferences().replace('/preferences/', '/timeline/'))
  await Promise.all([
    page.waitForNavigation(),
    page
      .getByRole('link', { name: /^Proof of this/ })
      .first()
      .click(),
  ])
  assert.equal(await page.getByRole('button').count(), 0)
  assert.match(await page.locator('main').innerText(), /Nobody outside watches our log yet[\s\S]*candor proof verify/)
  await page.context().close()
})

test('what the browser loads for the check stays small', () => {
  const { plain, zipped } = checkBytes()
  assert.ok(plain < 48_000 && zipped < 18_500, `${plain} bytes, ${zipped} zipped`)
})
