import assert from 'node:assert/strict'
import { test } from 'node:test'
import { choicesOf } from '../packages/server/src/customers/consent/index.ts'
import { readState } from '../packages/server/src/customers/state/index.ts'
import { openShop, type Person, type Shop } from '../packages/server/src/pages/center/testing/shop.ts'
import { onEachPlace } from '../test/stores.ts'

const minutes = 60_000

const lastSaid = async ({ house }: Shop, person: Person) => (await choicesOf(house, person.id)).at(-1)
const stateOf = async ({ house }: Shop, person: Person) =>
  (await readState(house.store, house.judge.layout, person.id))?.state

async function stops(shop: Shop) {
  const amina = await shop.customer({ key: 'amina', agreed: true })
  await shop.sends('spring')
  const link = await amina.link('unsubscribe')
  const browser = amina.browser()
  await browser.goes(link)
  await browser.sends(link)
  return { amina, link, browser }
}

onEachPlace('a no by mistake', place => {
  test('Amina takes her no back after nine minutes: her yes is there again, with its own evidence', async t => {
    const shop = await openShop({ place: await place() })
    t.after(() => shop.house.close())
    const { amina, browser } = await stops(shop)
    shop.house.clock.advance(9 * minutes)
    const undone = await browser.sends('/undo')
    assert.match(undone.text, /You said yes, by email/)
    const last = await lastSaid(shop, amina)
    assert.deepEqual([last?.via, last?.said.kind], ['undo', 'consent'])
    assert.ok(last?.said.kind === 'consent' && last.said.evidence.text === 'Send me offers by email.')
    await shop.sends('summer')
    assert.equal((await amina.mail()).length, 2)
  })

  test('After eleven minutes it is too late, and in another browser it never was possible', async t => {
    const shop = await openShop({ place: await place() })
    t.after(() => shop.house.close())
    const { amina, link, browser } = await stops(shop)
    const other = amina.browser()
    await other.goes(browser.sees.path)
    assert.equal(other.sees.html.includes('/undo"'), false)
    await other.goes(link)
    assert.equal((await other.sends(link, {}, `${link}/undo`)).status, 409)

    shop.house.clock.advance(11 * minutes)
    const late = await browser.sends('/undo')
    assert.equal(late.status, 409)
    assert.match(late.text, /can no longer be undone here/)
    assert.equal((await lastSaid(shop, amina))?.said.kind, 'withdrawal')
    await shop.sends('summer')
    assert.equal((await amina.mail()).length, 1)
  })

  test('An undo kept back until after a second no does not override it', async t => {
    const shop = await openShop({ place: await place() })
    t.after(() => shop.house.close())
    const { amina, link, browser } = await stops(shop)
    const second = amina.browser()
    await second.goes(amina.preferences())
    await second.sends('/stop')
    await browser.goes(link)
    await browser.sends(link, {}, `${link}/undo`)
    await shop.sends('summer')
    assert.equal((await amina.mail()).length, 1)
  })

  test('Undoing a save brings back every preference as it was', async t => {
    const shop = await openShop({ place: await place() })
    t.after(() => shop.house.close())
    const amina = await shop.customer({ key: 'amina', agreed: true })
    const browser = amina.browser()
    const form = amina.preferences()
    await browser.goes(form)
    await browser.sends(form, {
      'budget.email': '1',
      'quiet.from': '20:00',
      'quiet.to': '09:30',
      'quiet.day': ['6', '7'],
    })
    await browser.goes(form)
    const saved = await browser.sends(form, {
      'budget.email': '0',
      pause: '90',
      dial: 'none',
      'quiet.from': '',
      'quiet.to': '',
    })
    for (const line of [/At most 0 a week by email/, /No quiet hours/, /paused until 1 September 2026/, /Not at all/])
      assert.match(saved.text, line)
    await browser.sends('/undo')
    const state = await stateOf(shop, amina)
    assert.deepEqual(state?.budgets, [{ channel: 'email', max: 1, hours: 168 }])
    assert.deepEqual(state?.quietHours, [{ from: 1200, to: 570, days: [6, 7] }])
    assert.deepEqual([state?.pausedUntil, state?.dial], [0, 'contextual'])
  })
})
