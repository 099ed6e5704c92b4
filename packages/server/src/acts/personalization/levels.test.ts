import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Dial } from '@candor/terms'
import { noon } from '../../../../../test/house.ts'
import { onEachPlace } from '../../../../../test/stores.ts'
import { say } from '../choices/index.ts'
import { doNotUse, type Level, recommend } from './index.ts'
import { countingReads } from './testing/counted-reads.ts'
import { type BookShop, books, openBookShop } from './testing/shop.ts'

/** What the house keeps of a person, beside their choices. */
const ofAPerson = ['profiles', 'contact_points', 'events', 'unwanted_items', 'identities', 'merges']

async function shopWithEverybody(options: Parameters<typeof openBookShop>[0]) {
  const shop = await openBookShop(options)
  await shop.has(...books)
  for (const [n, reader] of (await shop.readers(['a', 'b', 'c', 'd', 'e', 'f'], 'full')).entries())
    await shop.views(reader, 'emma', 'dracula', n === 0 ? 'kim' : 'candide')
  await shop.trains()
  return shop
}

async function known(shop: BookShop, key: string, dial?: Dial): Promise<string> {
  const reader = await shop.reader(key, dial, 'Gardens; comics')
  await shop.views(reader, 'emma')
  assert.ok((await doNotUse(shop.house, reader, 'kim')).ok)
  return reader
}

async function readFor(shop: BookShop, customer: string | undefined, more: object = {}) {
  const { house, tables } = countingReads(shop.house)
  const shown = await recommend(house, {
    slot: 'home',
    n: 12,
    ...(customer === undefined ? {} : { customer }),
    ...more,
  })
  assert.ok(shown.ok, JSON.stringify(shown))
  return { ...shown.value, tables: new Set(tables) }
}

const kindsIn = ({ items }: Awaited<ReturnType<typeof readFor>>): string[] =>
  [...new Set(items.flatMap(({ told }) => told.terms.map(({ kind }) => kind)))].sort()

onEachPlace('the dial', place => {
  test('at none and contextual no row of the person is read, the list is not empty, and nothing lands in the record', async t => {
    const shop = await shopWithEverybody({ place: await place() })
    t.after(() => shop.house.close())
    for (const [dial, kinds] of [
      ['none', ['prior']],
      ['contextual', ['context', 'prior']],
    ] as const) {
      const reader = await known(shop, `reader-${dial}`, dial)
      const shown = await readFor(shop, reader, { item: 'dracula' })
      assert.deepEqual([shown.level, shown.decision], [dial, null])
      assert.ok(shown.items.length >= 10)
      assert.deepEqual(kindsIn(shown), kinds)
      assert.deepEqual(
        ofAPerson.filter(table => shown.tables.has(table)),
        [],
      )
      assert.ok(shown.tables.has('customer_state') && shown.tables.has('items'))
      const anybody = await readFor(shop, undefined, dial === 'none' ? {} : { item: 'dracula' })
      assert.deepEqual(shown.items, anybody.items)
    }
    const decisions = await shop.house.store.db
      .selectFrom('entries')
      .select('entry')
      .where('kind', '=', 'decision')
      .execute()
    assert.deepEqual(decisions, [])
  })

  test('without consent, or after it was withdrawn, nothing is read but the choices, and the refusal is on record', async t => {
    const shop = await shopWithEverybody({ place: await place() })
    t.after(() => shop.house.close())
    const never = await known(shop, 'never')
    assert.ok((await say(shop.house, never, [{ kind: 'preference', value: { dial: 'full' } }], 'preferences')).ok)
    const once = await known(shop, 'once', 'full')
    shop.house.clock.advance(1_000)
    const no = { kind: 'withdrawal', purpose: 'suggestions', channel: 'any' } as const
    assert.ok((await say(shop.house, once, [no], 'preferences')).ok)
    for (const reader of [never, once]) {
      const shown = await readFor(shop, reader)
      assert.equal(shown.level, 'contextual')
      assert.deepEqual(
        ofAPerson.filter(table => shown.tables.has(table)),
        [],
      )
      assert.ok(shown.items.length >= 10)
      const entry = await shop.house.store.get('entries', { customer: reader, entry: shown.decision ?? '' })
      assert.equal(entry?.kind, 'decision')
    }
  })

  test('at basic declared interests are read and no event; at full both are', async t => {
    const shop = await shopWithEverybody({ place: await place() })
    t.after(() => shop.house.close())
    const [basic, full] = [await known(shop, 'basic', 'basic'), await known(shop, 'full', 'full')]
    const some = await readFor(shop, basic)
    assert.deepEqual([some.level, kindsIn(some), some.tables.has('events')], ['basic', ['interest', 'prior'], false])
    assert.deepEqual(new Set(some.items.slice(0, 3).map(({ held }) => held.category)), new Set(['gardens']))
    const all = await readFor(shop, full)
    assert.deepEqual([all.level, kindsIn(all)], ['full', ['history', 'interest', 'prior']])
    for (const shown of [some, all]) assert.ok(!shown.items.some(({ held }) => held.item === 'kim'))
    const less = await readFor(shop, full, { atMost: 'basic' satisfies Level })
    assert.deepEqual([less.level, less.tables.has('events')], ['basic', false])
  })

  test('before anything was trained, and without a catalogue, the answer is honest', async t => {
    const shop = await openBookShop({ place: await place() })
    t.after(() => shop.house.close())
    const amina = await shop.reader('amina', 'full')
    assert.deepEqual((await readFor(shop, amina)).items, [])
    assert.equal((await shop.trains()).refusal?.code, 'catalogue-empty')
    await shop.has('emma', { item: 'debts', sensitive: true })
    shop.house.clock.advance(10_000)
    const shown = await readFor(shop, amina)
    assert.deepEqual(
      [shown.model, shown.items.map(({ told }) => told)],
      [null, [{ item: 'emma', score: 0, terms: [], remainder: { count: 0, contribution: 0, heldBack: 0 } }]],
    )
    assert.equal((await shop.trains()).state, 'done')
    assert.equal((await recommend(shop.house, { slot: 'home', n: 1, customer: 'nobody' })).ok, false)
  })

  test('a no that comes while a list is made ends in a list without it', async t => {
    const shop = await shopWithEverybody({ place: await place() })
    t.after(() => shop.house.close())
    const amina = await known(shop, 'amina', 'full')
    const { house } = shop
    let said = 0
    const commit = house.store.commit.bind(house.store)
    const store = Object.assign(Object.create(house.store) as typeof house.store, {
      async commit(change: Parameters<typeof commit>[0]) {
        if (said++ === 0) assert.ok((await doNotUse(house, amina, 'emma')).ok)
        return commit(change)
      },
    })
    const shown = await recommend({ ...house, store }, { slot: 'home', n: 12, customer: amina })
    assert.ok(shown.ok && shown.value.level === 'full')
    assert.ok(!JSON.stringify(shown.value.items.map(({ told }) => told)).includes('emma'))
    const rows = await house.store.db
      .selectFrom('entries')
      .select('entry')
      .where('customer', '=', amina)
      .where('kind', '=', 'decision')
      .execute()
    assert.equal(rows.length, 1)
    assert.equal(house.clock.now(), noon)
  })
})
