import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day, hour } from '@candor/terms'
import { collect } from '../packages/server/src/acts/collection/index.ts'
import { recommend } from '../packages/server/src/acts/personalization/index.ts'
import { bookPolicy, books, openBookShop } from '../packages/server/src/acts/personalization/testing/shop.ts'
import type { StoreConfig } from '../packages/server/src/adapters/store/index.ts'
import { createSource, readSource } from '../packages/server/src/brand/sources/index.ts'
import { choicesOf } from '../packages/server/src/customers/consent/index.ts'
import { openShop, type Person, type Shop } from '../packages/server/src/pages/center/testing/shop.ts'
import { onEachPlace } from '../test/stores.ts'

const policy = `${bookPolicy}topics:
  alcohol: { text: Wine and other alcohol, categories: [Wine] }
  mothers-day: { text: Mother’s Day }
impulse_guard:
  quick_purchases: { count: 3, within: 24h }
  cool_down: 48h
`

async function openBookstall(place: () => Promise<StoreConfig>): Promise<Shop> {
  const shop = await openShop({ place: await place(), policy })
  assert.ok((await createSource(shop.house, { name: 'web', kind: 'public' }, 'staff:jo')).ok)
  return shop
}

let orders = 0
async function buys({ house }: Shop, key: string, at: number): Promise<void> {
  const source = (await readSource(house.store, 'web'))!
  const order = { type: 'track', name: 'Books Bought', event: { properties: {} } } as const
  const calls = [{ ...order, messageId: `order-${++orders}`, userId: key, at, gpc: false }]
  assert.ok('outcomes' in (await collect(house, { source, receivedAt: house.clock.now(), calls, refused: [] })))
}

const subjects = async (person: Person) => (await person.mail()).length

onEachPlace('what we do not bring up, and when we hold back', place => {
  test('Ada rules wine out: the wine campaign passes her by, no wine is suggested, and she can read and undo it', async t => {
    const shop = await openBookstall(place)
    const { house } = shop
    t.after(() => house.close())
    const [ada, ben] = [
      await shop.customer({ key: 'ada', agreed: true }),
      await shop.customer({ key: 'ben', agreed: true }),
    ]
    const stall = await openBookShop({ house })
    await stall.has(
      ...books,
      { item: 'wines-of-france', category: 'wine' },
      { item: 'wines-of-spain', category: 'Wine' },
    )
    const browser = ada.browser()
    const page = await browser.goes(ada.preferences())
    assert.match(page.text, /What we should not bring up/)
    assert.match(page.text, /Wine and other alcohol/)
    const saved = await browser.sends(ada.preferences(), { 'protect.topic': 'alcohol' })
    assert.match(saved.text, /We do not bring this up: Wine and other alcohol\./)

    await shop.sends('wine-week', { topics: ['alcohol'] })
    assert.deepEqual([await subjects(ada), await subjects(ben)], [0, 1])
    await shop.sends('spring', { topics: ['mothers-day'] })
    assert.deepEqual([await subjects(ada), await subjects(ben)], [1, 2])

    const suggested = async (person: Person, atMost: 'none' | 'contextual' | 'full') => {
      const done = await recommend(house, { slot: 'home', n: 50, customer: person.id, atMost, category: 'Wine' })
      assert.ok(done.ok)
      return done.value.items.map(({ held }) => held.item).filter(item => item.startsWith('wines'))
    }
    for (const level of ['none', 'contextual', 'full'] as const) {
      assert.deepEqual(await suggested(ada, level), [], level)
      assert.equal((await suggested(ben, level)).length, 2, level)
    }

    await browser.goes(saved.path)
    const undone = await browser.sends('/undo')
    assert.match(undone.text, /Nothing that we should not bring up\./)
    await shop.sends('wine-days', { topics: ['alcohol'] })
    assert.equal(await subjects(ada), 2)
  })

  test('Ada buys three times within a day: our advertising rests, what she needs arrives, and one step ends it', async t => {
    const shop = await openBookstall(place)
    const { house } = shop
    t.after(() => house.close())
    const now = house.clock.now()
    const [ada, cem] = [
      await shop.customer({ key: 'ada', agreed: true }),
      await shop.customer({ key: 'cem', agreed: true }),
    ]
    for (const key of ['ada', 'cem']) for (const hours of [20, 9, 1]) await buys(shop, key, now - hours * hour)
    await shop.sends('spring')
    assert.deepEqual([await subjects(ada), await subjects(cem)], [0, 0])
    await shop.sends('your-order', { purpose: 'service', class: 'transactional' })
    assert.deepEqual([await subjects(ada), await subjects(cem)], [1, 1])

    const browser = ada.browser()
    const page = await browser.goes(ada.preferences())
    assert.match(
      page.text,
      /You bought several things in a short time\. Our advertising rests until 5 June 2026 at 11:00\./,
    )
    const ended = await browser.sends(`${ada.preferences()}/guard-off`)
    assert.match(ended.text, /I do not need this/)
    const last = (await choicesOf(house, ada.id)).at(-1)
    assert.deepEqual(last?.said, { kind: 'preference', value: { guard: 'off' } })
    await shop.sends('summer')
    assert.deepEqual([await subjects(ada), await subjects(cem)], [2, 1])

    // Dora let us suggest by all she does. While the rest lasts, nothing of it is used.
    const stall = await openBookShop({ house })
    await stall.has(...books)
    const dora = await stall.reader('dora', 'full')
    const level = async () => {
      const done = await recommend(house, { slot: 'home', n: 5, customer: dora })
      assert.ok(done.ok && done.value.items.length === 5)
      return done.value.level
    }
    assert.equal(await level(), 'full')
    for (const minutes of [3, 2, 1]) await buys(shop, 'dora', now - minutes * 60_000)
    assert.equal(await level(), 'contextual')

    // Cem keeps it: a late event of a fourth purchase lengthens the rest, an older one does not shorten it.
    await buys(shop, 'cem', now)
    await buys(shop, 'cem', now - 3 * day)
    house.clock.moveTo(now + 48 * hour - 1)
    await shop.sends('autumn')
    assert.equal(await subjects(cem), 1)
    house.clock.moveTo(now + 48 * hour)
    await shop.sends('winter')
    assert.equal(await subjects(cem), 2)
  })
})
