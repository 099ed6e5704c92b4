import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { onEachPlace } from '../../../../../test/stores.ts'
import { addShown, recommend } from '../../acts/personalization/index.ts'
import { bookPolicy, books, openBookShop } from '../../acts/personalization/testing/shop.ts'
import { centerPages } from './center.ts'
import { openVisitor } from './testing/visitor.ts'
import { preferencesPath, suggestionsPath, timelinePath } from './visit.ts'

/** A shop in which many like the same three novels, and Amina looked at the first of them. */
async function amina(t: TestContext, options: Parameters<typeof openBookShop>[0], dial?: 'none' | 'full') {
  const shop = await openBookShop(options)
  t.after(() => shop.house.close())
  await shop.has(...books)
  const keys = Array.from({ length: 8 }, (_, n) => `reader-${n}`)
  for (const reader of await shop.readers(keys, 'full')) await shop.views(reader, 'emma', 'dracula', 'middlemarch')
  await shop.trains()
  const customer = await shop.reader('amina', dial)
  await shop.views(customer, 'emma')
  const visitor = openVisitor(centerPages(shop.house))
  const page = suggestionsPath(shop.house, customer)
  return { shop, customer, visitor, page }
}

onEachPlace('the page of suggestions', place => {
  test('tells why, takes “do not use this”, shows what changed, and takes it back', async t => {
    const { visitor, page } = await amina(t, { place: await place() }, 'full')
    const first = await visitor.goes(page)
    assert.equal(first.status, 200)
    assert.match(first.text, /The book dracula .*What many people choose: \d+\.\d%/)
    assert.match(
      first.text,
      /Because of The book emma, which you looked at or bought: \d+\.\d% +Do not use this The book emma/,
    )
    const after = await visitor.sends('/unused')
    assert.match(after.text, /We no longer use The book emma/)
    assert.match(
      after.text,
      /What changed What we suggested before and what we suggest now .*The book emma \d not there/,
    )
    assert.doesNotMatch(after.text, /Because of The book emma/)
    assert.match(after.text, /What we do not use The book emma Use it again/)
    const back = await visitor.sends('/used')
    assert.match(back.text, /We use The book emma again/)
    assert.match(back.text, /You have not told us of anything/)
    assert.match(back.text, /Because of The book emma/)
  })

  test('tells what was added so that everybody who sells here is seen, or all kinds of things', async t => {
    for (const [by, says] of [
      ['provider', /The book roses .*So that everybody who sells here is seen: \d+\.\d%/],
      ['category', /The book roses .*So that all kinds of things are seen: \d+\.\d%/],
    ] as const) {
      const balance = `balance: { by: ${by}, targets: { novels: 0.5, gardens: 0.5 } }`
      const policy = bookPolicy.replace('interests: shelves }', `interests: shelves, ${balance} }`)
      const { shop, visitor, page } = await amina(t, { place: await place(), policy }, 'full')
      await shop.has(
        ...books.map(book =>
          typeof book === 'string' ? { item: book, provider: 'novels' } : { ...book, provider: 'gardens' },
        ),
      )
      for (let n = 0; n < 3; n++) assert.ok((await recommend(shop.house, { slot: 'home', n: 3 })).ok)
      await addShown(shop.house)
      assert.match((await visitor.goes(page)).text, says)
    }
  })

  test('every level below one’s own is shown, those above are told, and each is chosen by the same button', async t => {
    const { visitor, page } = await amina(t, { place: await place() }, 'full')
    const first = await visitor.goes(page)
    assert.equal(first.text.match(/You would see:/g)?.length, 3)
    assert.equal(first.html.match(/class="button secondary"[^>]*>Choose this level/g)?.length, 3)
    const none = await visitor.sends('/level', { level: 'none' })
    assert.match(none.text, /Your level is now: /)
    assert.doesNotMatch(none.text, /Because of/)
    assert.equal(none.text.match(/To show you this we would have to use that already/g)?.length, 3)
    assert.match(none.text, /What many people choose: 100\.0%/)
    const full = await visitor.sends('/level', { level: 'full' })
    assert.match(full.text, /Because of The book emma/)
    assert.equal((await visitor.sends('/level', { level: 'everything' })).status, 400)
  })

  test('without a yes nothing is used, the page says so and leads to the choices', async t => {
    const { visitor, page, shop, customer } = await amina(t, { place: await place() })
    const silent = await visitor.goes(page)
    assert.doesNotMatch(silent.text, /Because of/)
    await visitor.sends('/level', { level: 'full' })
    assert.match(visitor.sees.text, /We use nothing we know of you for this\. You have not agreed to this/)
    assert.match(visitor.sees.html, /href="\/preferences\/[^"]+">Change your choices/)
    const rows = await shop.house.store.db
      .selectFrom('entries')
      .select('entry')
      .where('customer', '=', customer)
      .where('kind', '=', 'decision')
      .execute()
    assert.equal(rows.length, 1)
  })

  test('the timeline tells what was suggested and leads to the reasons as they were recorded', async t => {
    const { visitor, page, shop, customer } = await amina(t, { place: await place() }, 'full')
    await visitor.goes(page)
    await visitor.sends('/unused')
    const told = await visitor.goes(timelinePath(shop.house, customer))
    assert.match(told.text, /We suggested something by what we know of you .*We suggested: The book \w+/)
    assert.match(told.text, /You told us not to use The book emma for suggestions\./)
    const paths = [...told.html.matchAll(/href="(\/suggestions\/[^"]+\/shown\/[^"]+)"/g)].map(([, path = '']) => path)
    const recorded = await visitor.goes(paths.at(-1) ?? '')
    assert.match(recorded.text, /Why we suggested this .*Because of The book emma/)
    assert.equal((await visitor.goes(`${page}/shown/${'a'.repeat(26)}`)).status, 410)
    for (const path of [preferencesPath(shop.house, customer), timelinePath(shop.house, customer)])
      assert.match((await visitor.goes(path)).text, /See what we suggest to you, and why/)
  })
})

test('a brand that suggests nothing says so, and a form that is not ours changes nothing', async t => {
  const { visitor, page, shop } = await amina(t, {}, 'full')
  await visitor.goes(page)
  assert.equal((await visitor.sends('/unused', { _csrf: 'forged' })).status, 400)
  await visitor.goes(page)
  assert.equal((await visitor.sends('/unused', { item: 'no such' })).status, 400)
  const { recommendations: _, ...policy } = shop.house.judge.policy
  const off = openVisitor(centerPages({ ...shop.house, judge: { ...shop.house.judge, policy } }))
  assert.match((await off.goes(page)).text, /We suggest nothing to anybody/)
})
