import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onEachPlace } from '../../../../../test/stores.ts'
import { mergesAmong } from '../../customers/identity/index.ts'
import { unwantedOf } from '../../customers/unwanted/index.ts'
import { mergeCustomers, unmerge } from '../collection/identity/index.ts'
import { doNotUse, listModels, recommend, useAgain } from './index.ts'
import { books, openBookShop } from './testing/shop.ts'

onEachPlace('two halves of one reader', place => {
  test('what either does not want used is not used; taken apart, what was said since binds both', async t => {
    const shop = await openBookShop({ place: await place() })
    t.after(() => shop.house.close())
    const { house } = shop
    await shop.has(...books)
    for (const reader of await shop.readers(['a', 'b', 'c', 'd', 'e', 'f'], 'full'))
      await shop.views(reader, 'emma', 'dracula', 'middlemarch', 'kim')
    const [account, phone] = await shop.readers(['account', 'phone'], 'full')
    await shop.views(account!, 'emma')
    await shop.views(phone!, 'dracula', 'kim')
    assert.ok((await doNotUse(house, phone!, 'kim')).ok)
    house.clock.advance(1_000)
    const why = { by: 'sign-in', handles: ['id'], source: 'web' } as const
    assert.ok((await mergeCustomers(house, account!, phone!, why)).ok)
    await shop.trains()
    assert.deepEqual((await listModels(house.store)).map(({ card }) => [card.people, card.unwanted])[0], [7, 1])
    const used = async () => {
      const shown = await recommend(house, { slot: 'home', n: 12, customer: phone! })
      assert.ok(shown.ok && shown.value.customer === account)
      const items = shown.value.items.flatMap(({ told }) =>
        told.terms.flatMap(({ kind, item }) => (kind === 'history' ? item! : [])),
      )
      return [...new Set(items)].sort()
    }
    assert.deepEqual(await used(), ['dracula', 'emma'])
    house.clock.advance(1_000)
    assert.ok((await doNotUse(house, phone!, 'dracula')).ok)
    assert.deepEqual(await used(), ['emma'])
    const [merge] = await mergesAmong(house, [account!])
    assert.ok((await unmerge(house, account!, merge!.merge, 'staff:jo')).ok)
    const said = async (customer: string) => (await unwantedOf(house.store, [customer])).map(({ item }) => item).sort()
    assert.deepEqual([await said(account!), await said(phone!)], [['dracula'], ['dracula', 'kim']])
    assert.ok((await useAgain(house, phone!, 'kim')).ok)
    assert.deepEqual(await said(phone!), ['dracula'])
  })
})
