import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onEachPlace } from '../test/stores.ts'
import { openVisitedShop } from './actors/shopper.ts'

const bought = { type: 'track', event: 'Order Completed', properties: { total: 42, coupon: 'MAY' } }
const looked = { type: 'page', properties: { path: '/games' } }

onEachPlace('Amina lets the shop learn from her visits, and then thinks better of it', place => {
  test('from that moment nothing is kept for it, and her own page says so', async t => {
    const shop = await openVisitedShop({ place: await place() })
    t.after(() => shop.house.close())
    const amina = { userId: 'amina' }
    await shop.hears(amina, looked, { Analytics: true })
    await shop.hears(amina, bought)
    const customer = await shop.customer('amina')
    assert.deepEqual(await shop.keptOf(customer), ['page', 'Order Completed'])
    assert.match(await shop.timeline(customer), /MAY/)

    const given = 'You said yes in the banner on our page or in our app on 3 June 2026'
    assert.match(await shop.choices(customer), new RegExp(`We learn which pages help\\. ${given}\\.`))
    const { sees } = await shop.chooses(customer, { analytics: 'no' })
    assert.match(sees.text, /Done .* You said no: We learn which pages help\./)
    await shop.hears(amina, looked, { Analytics: true })
    await shop.hears(amina, { ...bought, properties: { total: 7, coupon: 'JUNE' } }, { Analytics: true })

    assert.deepEqual(await shop.keptOf(customer), ['page', 'Order Completed', 'Order Completed'])
    const page = await shop.timeline(customer)
    assert.doesNotMatch(page, /JUNE/)
    assert.match(
      page,
      /We learn which pages help\. Off\. Since 3 June 2026 we keep nothing for this, because you said no\./,
    )
    assert.match(page, /You said no to this, so we do not do it\./)
  })

  test('her browser objects to ads: the signal ends her earlier yes, and the page says which came first', async t => {
    const shop = await openVisitedShop({ place: await place() })
    t.after(() => shop.house.close())
    const seen = { type: 'track', event: 'Ad Seen' }
    await shop.hears({ userId: 'amina' }, seen, { Advertising: true })
    await shop.hears({ userId: 'amina', gpc: true }, seen)
    const customer = await shop.customer('amina')
    assert.deepEqual(await shop.keptOf(customer), ['Ad Seen'])
    assert.match(await shop.timeline(customer), /Global Privacy Control/)
  })

  test('she wants them all the same: told of the signal, she says yes by code, and the signal ends it no more', async t => {
    const shop = await openVisitedShop({ place: await place() })
    t.after(() => shop.house.close())
    const seen = { type: 'track', event: 'Ad Seen' }
    const amina = { userId: 'amina', gpc: true }
    await shop.hears(amina, { type: 'identify', traits: { email: 'amina@mail.example' } })
    await shop.hears(amina, seen, { Advertising: true })
    const customer = await shop.customer('amina')
    assert.match(
      await shop.choices(customer),
      /We show you ads elsewhere\. Your browser said no for you on 3 June 2026 .* If you say yes here, your yes counts for us until you say no\./,
    )
    const browser = await shop.chooses(customer, { ads: 'yes' })
    await shop.hears(amina, seen)
    assert.deepEqual(await shop.keptOf(customer), [])
    await browser.sends(browser.sees.path, { code: await shop.code(customer) })
    shop.house.clock.advance(1_000)
    await shop.hears(amina, seen)
    assert.deepEqual(await shop.keptOf(customer), ['Ad Seen'])
    await shop.chooses(customer, { ads: 'no' })
    await shop.hears(amina, seen, { Advertising: true })
    assert.deepEqual(await shop.keptOf(customer), ['Ad Seen'])
  })
})
