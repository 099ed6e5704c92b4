import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openShop } from '../packages/server/src/pages/center/testing/shop.ts'
import { onEachPlace } from '../test/stores.ts'

const amina = { key: 'amina', email: 'amina@mail.example', agreed: true }

onEachPlace('one step to peace', place => {
  test('Amina stops everything, and no later import of her address brings it back', async t => {
    const shop = await openShop({ place: await place() })
    t.after(() => shop.house.close())
    const person = await shop.customer(amina)
    const browser = person.browser()
    await browser.goes(person.preferences())
    const done = await browser.sends('/stop')
    assert.match(done.text, /You stopped all marketing, on every channel/)

    await shop.imports([amina])
    const again = await shop.customer({ ...amina, key: 'another-number-of-hers', email: 'Amina@Mail.example' })
    assert.notEqual(again.id, person.id)
    await shop.sends('spring')
    assert.deepEqual([...(await person.mail()), ...(await again.mail())], [])
  })

  test('She takes it back within ten minutes, and it is as it was', async t => {
    const shop = await openShop({ place: await place() })
    t.after(() => shop.house.close())
    const person = await shop.customer(amina)
    const browser = person.browser()
    await browser.goes(person.preferences())
    await browser.sends('/stop')
    shop.house.clock.advance(60_000)
    const undone = await browser.sends('/undo')
    assert.match(undone.text, /You said yes, by email/)
    assert.deepEqual(await shop.house.store.db.selectFrom('suppressions').selectAll().execute(), [])
    await shop.sends('spring')
    assert.equal((await person.mail()).length, 1)
  })

  test('Undoing her stop does not lift what somebody else at her address asked for', async t => {
    const shop = await openShop({ place: await place() })
    t.after(() => shop.house.close())
    const person = await shop.customer(amina)
    const partner = await shop.customer({ ...amina, key: 'partner' })
    for (const one of [partner, person]) {
      const browser = one.browser()
      await browser.goes(one.preferences())
      await browser.sends('/stop')
      if (one === person) await browser.sends('/undo')
    }
    const kept = await shop.house.store.db.selectFrom('suppressions').select(['reason', 'scope']).execute()
    assert.deepEqual(kept, [{ reason: 'stopped-by-customer', scope: 'marketing' }])
    await shop.sends('spring')
    assert.deepEqual([...(await person.mail()), ...(await partner.mail())], [])
  })
})
