import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onEachPlace } from '../test/stores.ts'
import { foundShop, keptTotals, order, post } from './actors/shop.ts'

onEachPlace('a telephone sends the same batch again and again', place => {
  test('a hundred times over two restarts is once', { timeout: 120_000 }, async t => {
    const shop = await foundShop(await place())
    t.after(() => shop.kill())
    const batch = [order('m-1', 'ada', 1), order('m-2', 'ada', 2), order('m-3', 'ben', 3)]
    for (const times of [34, 33, 33]) {
      const url = await shop.open()
      const answers = await Promise.all(Array.from({ length: times }, () => post(url, shop.key, batch)))
      assert.deepEqual(new Set(answers), new Set([200]))
      await shop.close()
    }
    await shop.look(async house => {
      assert.deepEqual(
        await keptTotals(house),
        new Map([
          [1, 1],
          [2, 1],
          [3, 1],
        ]),
      )
      const entries = await house.store.db.selectFrom('entries').select('entry').where('kind', '=', 'collect').execute()
      assert.equal(entries.length, 2, 'one for each customer')
    })
  })
})
