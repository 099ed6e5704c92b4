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

    await shop.says(customer, { kind: 'withdrawal', purpose: 'analytics', channel: 'any' })
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
})
