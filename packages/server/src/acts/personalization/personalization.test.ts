import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onEachPlace } from '../../../../../test/stores.ts'
import { readEntry } from '../../record/index.ts'
import { doNotUse, listModels, recommend, useAgain } from './index.ts'
import { type BookShop, books, openBookShop } from './testing/shop.ts'

/** Eight readers of novels who like the same three, and eight gardeners. */
async function livelyShop(options: Parameters<typeof openBookShop>[0]): Promise<BookShop> {
  const shop = await openBookShop(options)
  await shop.has(...books)
  const keys = Array.from({ length: 16 }, (_, n) => `reader-${n}`)
  const readers = await shop.readers(keys, 'full')
  for (const [n, reader] of readers.entries())
    await shop.views(reader, ...(n < 8 ? ['emma', 'dracula', 'middlemarch'] : ['roses', 'herbs', 'ponds']))
  assert.equal((await shop.trains()).state, 'done')
  return shop
}

async function shownTo(shop: BookShop, customer: string, more: { item?: string; category?: string; n?: number } = {}) {
  const shown = await recommend(shop.house, { slot: 'home', n: 5, customer, ...more })
  assert.ok(shown.ok, JSON.stringify(shown))
  return shown.value
}

onEachPlace('recommending', place => {
  test('what is shown has its reasons, and the record holds them', async t => {
    const shop = await livelyShop({ place: await place() })
    t.after(() => shop.house.close())
    const amina = await shop.reader('amina', 'full')
    await shop.views(amina, 'emma')
    const shown = await shownTo(shop, amina)
    assert.equal(shown.level, 'full')
    const [first] = shown.items
    assert.ok(['dracula', 'middlemarch'].includes(first!.told.item))
    assert.deepEqual(
      first!.told.terms.map(({ kind, item }) => [kind, item]),
      [
        ['prior', undefined],
        ['history', 'emma'],
      ],
    )
    for (const { told } of shown.items) {
      const sum = told.terms.reduce((all, { contribution }) => all + contribution, told.remainder.contribution)
      assert.ok(Math.abs(sum - told.score) <= 1e-9)
    }
    const entry = await readEntry(shop.house, amina, shown.decision!)
    assert.ok(entry.ok)
    const body = entry.value.payload.body as { act: { level: string }; shown: unknown }
    assert.equal(body.act.level, 'full')
    assert.deepEqual(body.shown, {
      slot: 'home',
      model: shown.model,
      level: 'full',
      items: shown.items.map(({ told }) => told),
    })
  })

  test('“do not use this” takes away exactly its contribution, and taking it back gives it again', async t => {
    const shop = await livelyShop({ place: await place() })
    t.after(() => shop.house.close())
    const amina = await shop.reader('amina', 'full')
    await shop.views(amina, 'emma', 'dracula')
    const scoreOf = async () =>
      (await shownTo(shop, amina, { n: 12 })).items.find(({ told }) => told.item === 'middlemarch')!.told
    const before = await scoreOf()
    const own = before.terms.find(({ item }) => item === 'emma')!.contribution
    assert.ok(own > 0)
    assert.ok((await doNotUse(shop.house, amina, 'emma')).ok)
    const after = await scoreOf()
    assert.ok(Math.abs(before.score - own - after.score) <= 1e-9)
    assert.ok(!after.terms.some(({ item }) => item === 'emma'))
    assert.ok(!(await shownTo(shop, amina, { n: 12 })).items.some(({ told }) => told.item === 'emma'))
    assert.ok((await useAgain(shop.house, amina, 'emma')).ok)
    assert.deepEqual(await scoreOf(), before)
    assert.equal((await doNotUse(shop.house, amina, 'no such')).ok, false)
  })

  test('what was bought, cannot be had or is sensitive is not shown; on a page of its category the sensitive one is', async t => {
    const shop = await livelyShop({ place: await place() })
    t.after(() => shop.house.close())
    const amina = await shop.reader('amina', 'full')
    await shop.buys(amina, 'dracula', 'kim')
    await shop.views(amina, 'emma')
    await shop.has({ item: 'walden', available: false })
    const items = (await shownTo(shop, amina, { n: 12 })).items.map(({ told }) => told.item)
    for (const gone of ['dracula', 'kim', 'walden', 'debts']) assert.ok(!items.includes(gone), gone)
    assert.ok(items.includes('emma'))
    const onMoney = await shownTo(shop, amina, { category: 'money', n: 12 })
    const debts = onMoney.items.find(({ told }) => told.item === 'debts')!
    assert.deepEqual(
      debts.told.terms.map(({ kind, category }) => [kind, category]),
      [['context', 'money']],
    )
  })

  test('the model is made of those alone who permit it, without what they do not want used', async t => {
    const shop = await livelyShop({ place: await place() })
    t.after(() => shop.house.close())
    const [none] = await listModels(shop.house.store)
    assert.deepEqual([none!.card.people, none!.card.interactions, none!.card.forbade], [16, 48, 0])
    const silent = await shop.reader('silent')
    const careful = await shop.reader('careful', 'contextual')
    const open = await shop.reader('open', 'full')
    for (const reader of [silent, careful, open]) await shop.views(reader, 'emma', 'kim', 'debts', 'no such book')
    assert.ok((await doNotUse(shop.house, open, 'kim')).ok)
    shop.house.clock.advance(1_000)
    assert.equal((await shop.trains()).state, 'done')
    const [newest, before] = await listModels(shop.house.store)
    assert.deepEqual(
      [newest!.card.people, newest!.card.interactions, newest!.card.forbade, newest!.card.unwanted],
      [17, 49, 2, 1],
    )
    assert.deepEqual([newest!.retiredAt, before!.retiredAt, before!.model], [null, newest!.trainedAt, none!.model])
    const entry = await readEntry(shop.house, 'brand', newest!.model)
    assert.ok(entry.ok)
    const { digest } = entry.value.payload.body as { digest: string }
    const row = await shop.house.store.get('models', { model: newest!.model })
    assert.equal(Buffer.from(shop.house.keys.hashing.sha256(row!.bytes)).toString('hex'), digest)
    await shop.trains()
    assert.equal((await listModels(shop.house.store)).length, 2)
  })
})
