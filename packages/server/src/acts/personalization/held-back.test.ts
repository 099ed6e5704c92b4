import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onEachPlace } from '../../../../../test/stores.ts'
import { algorithmChange, type Interlock, noInterlock, readAlgorithm } from '../../brand/algorithms/index.ts'
import { recommend } from './index.ts'
import { type BookShop, books, openBookShop } from './testing/shop.ts'

async function hold({ house }: BookShop, interlock: Interlock): Promise<void> {
  const before = await readAlgorithm(house.store, 'recommendations')
  assert.ok((await house.store.commit(algorithmChange(before, { interlock }, house.clock.now()))).done)
}

onEachPlace('suggestions that a person holds back', place => {
  test('use nothing of anybody from the very next list on, and all of it again once they may', async t => {
    const shop = await openBookShop({ place: await place() })
    t.after(() => shop.house.close())
    await shop.has(...books)
    const readers = await shop.readers(['a', 'b', 'c', 'd', 'e', 'f'], 'full')
    for (const reader of readers) await shop.views(reader, 'emma', 'dracula')
    await shop.trains()
    const [reader = ''] = readers
    const level = async (customer?: string) => {
      const shown = await recommend(shop.house, { slot: 'home', n: 3, ...(customer === undefined ? {} : { customer }) })
      assert.ok(shown.ok)
      assert.equal(shown.value.items.length, 3)
      return [shown.value.level, shown.value.decision === null]
    }
    assert.deepEqual(await level(reader), ['full', false])
    await hold(shop, { kind: 'fallback', since: 1, finding: null })
    assert.deepEqual([await level(reader), await level()].flat(), ['contextual', true, 'contextual', true])
    await hold(shop, { kind: 'stop', since: 2, finding: null })
    assert.deepEqual([await level(reader), await level()].flat(), ['none', true, 'none', true])
    await hold(shop, noInterlock)
    assert.deepEqual(await level(reader), ['full', false])
  })
})
