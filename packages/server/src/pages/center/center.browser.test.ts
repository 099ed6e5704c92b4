import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Hono } from 'hono'
import { type Browser, expectAccessible, expectTargetSize, openBrowser } from '../../../../../test/browser.ts'
import { choicesOf } from '../../customers/consent/index.ts'
import { assets } from '../look/index.ts'
import { examples } from './examples.ts'
import { addressOf, centerGallery } from './gallery.ts'
import { openShop } from './testing/shop.ts'
import { does, webPolicy, webShop } from './testing/web.ts'

let browser: Browser
before(async () => {
  browser = await openBrowser()
})
after(() => browser?.close())

const gallery = centerGallery()
for (const { name } of examples) {
  test(`${name}: axe, keyboard, dark, forced colours, 320 px, large text, targets of 44 px`, async () => {
    await expectAccessible(browser, gallery, addressOf(name))
    const page = await browser.page(gallery)
    await page.goto(addressOf(name))
    await expectTargetSize(page, 24)
    const buttons = await page
      .locator('.button')
      .evaluateAll(all => all.map(each => each.getBoundingClientRect().height))
    assert.ok(buttons.every(height => height >= 44))
    await page.context().close()
  })
}

test('Without script, by keyboard alone, Amina stops the messages, undoes it, and stops everything', async t => {
  const shop = await openShop()
  t.after(() => shop.house.close())
  const amina = await shop.customer({ key: 'amina', agreed: true })
  await shop.sends('spring')
  const app = new Hono().route('/', assets()).route('/', shop.app)
  const page = await browser.page(app, { javaScriptEnabled: false })
  const press = async (name: string) => {
    await page.getByRole('button', { name }).focus()
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
  }
  await page.goto(await amina.link('unsubscribe'))
  await press('Stop these messages')
  assert.equal(await page.getByRole('status').innerText(), 'Done\n\nIt counts from now, 3 June 2026 at 12:00.')
  shop.house.clock.advance(60_000)
  await press('Undo this')
  await page.goto(await amina.link('preferences'))
  await press('Stop all marketing')
  const via = (await choicesOf(shop.house, amina.id)).map(choice => choice.via)
  assert.deepEqual(via, ['import', 'preferences', 'undo', 'stop-all'])
  await page.context().close()
})

test('Without script, by keyboard alone, Amina reads what was kept and says no to being counted', async t => {
  const shop = await openShop({ policy: webPolicy })
  t.after(() => shop.house.close())
  const amina = await shop.customer({ key: 'amina' })
  const web = await webShop(shop.house)
  const consent = { given: ['Analytics'], refused: [], unnamed: 'silent', needs: 'all', isChange: false } as const
  const batch = Array.from({ length: 8 }, () => ({ type: 'page', name: 'Home', consent }) as const)
  await does(shop.house, web, 'amina', ...batch)
  const app = new Hono().route('/', assets()).route('/', shop.app)
  const page = await browser.page(app, { javaScriptEnabled: false })
  await page.goto(amina.preferences())
  const follow = async (role: 'link' | 'button', name: string) => {
    await page.getByRole(role, { name }).first().focus()
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
  }
  await follow('link', 'See everything that happened between us')
  const more = page.getByText('Show 3 more')
  await more.focus()
  await page.keyboard.press('Enter')
  assert.equal(await page.locator('details[open] li').first().isVisible(), true)
  await follow('button', 'Say no to this We learn which pages help.')
  assert.match(await page.getByRole('status').innerText(), /^Done/)
  const said = (await choicesOf(shop.house, amina.id)).map(choice => [choice.via, choice.said.kind])
  assert.deepEqual(said, [
    ['banner', 'consent'],
    ['preferences', 'withdrawal'],
  ])
  await page.context().close()
})

test('Without script a faulty form comes back with what was typed, and says what to do', async t => {
  const shop = await openShop()
  t.after(() => shop.house.close())
  const amina = await shop.customer({ key: 'amina' })
  const app = new Hono().route('/', assets()).route('/', shop.app)
  const page = await browser.page(app, { javaScriptEnabled: false })
  await page.goto(amina.preferences())
  await page.getByLabel('From', { exact: true }).fill('21:00')
  await page.getByLabel('No, do not do this by email').check()
  await Promise.all([page.waitForNavigation(), page.getByRole('button', { name: 'Save your choices' }).click()])
  assert.match(await page.title(), /^Error: You are in control/)
  assert.equal(await page.getByLabel('From', { exact: true }).inputValue(), '21:00')
  assert.equal(await page.getByLabel('No, do not do this by email').isChecked(), true)
  assert.equal((await choicesOf(shop.house, amina.id)).length, 0)
  await page.context().close()
})
