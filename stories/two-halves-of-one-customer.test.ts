import assert from 'node:assert/strict'
import { test } from 'node:test'
import { unmerge } from '../packages/server/src/acts/collection/identity/index.ts'
import { mergesAmong } from '../packages/server/src/customers/identity/index.ts'
import { onEachPlace } from '../test/stores.ts'
import { openVisitedShop } from './actors/shopper.ts'

const looked = { type: 'page', properties: { path: '/games' } }
const bought = { type: 'track', event: 'Order Completed', properties: { total: 42 } }

onEachPlace('Amina browses unknown, and then signs in', place => {
  test('the strictest word of both halves holds, nothing is lost or doubled, and she can read why', async t => {
    const shop = await openVisitedShop({ place: await place() })
    t.after(() => shop.house.close())
    await shop.hears({ userId: 'amina' }, bought)
    const account = await shop.customer('amina')
    await shop.says(account, { kind: 'refusal', purpose: 'analytics', channel: 'any' })
    const phone = { anonymousId: 'phone' }
    await shop.hears(phone, looked, { Analytics: true })
    await shop.hears(phone, looked, { Analytics: true })
    const unknown = await shop.visitor('phone')
    assert.notEqual(unknown, account)

    await shop.hears({ ...phone, userId: 'amina' }, { type: 'identify' })
    assert.equal(await shop.visitor('phone'), account, 'one person now')
    await shop.hears(phone, looked, { Analytics: true })
    await shop.hears(phone, looked)
    assert.deepEqual(await shop.keptOf(account), ['Order Completed', 'page', 'page'])
    const page = await shop.timeline(unknown)
    assert.match(page, /two of our records are you/)

    const [merge] = await mergesAmong(shop.house, [account])
    const undone = await unmerge(shop.house, account, merge!.merge, 'staff:jo')
    assert.ok(undone.ok, JSON.stringify(undone))
    assert.deepEqual(await shop.keptOf(account), ['Order Completed'])
    assert.deepEqual(await shop.keptOf(unknown), ['page', 'page'])
  })

  test('her sister signs in on the same telephone: nobody is merged', async t => {
    const shop = await openVisitedShop({ place: await place() })
    t.after(() => shop.house.close())
    const phone = { anonymousId: 'phone' }
    await shop.hears({ ...phone, userId: 'amina' }, bought)
    await shop.hears({ ...phone, userId: 'leila' }, bought)
    await shop.hears(phone, bought)
    const [amina, leila] = [await shop.customer('amina'), await shop.customer('leila')]
    assert.notEqual(amina, leila)
    assert.deepEqual([await shop.keptOf(amina), await shop.keptOf(leila)], [['Order Completed'], ['Order Completed']])
    const all = await shop.house.store.db.selectFrom('events').select('event').execute()
    assert.equal(all.length, 3, 'what the telephone says alone belongs to the telephone')
  })
})
