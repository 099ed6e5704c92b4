import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import type { ShownItem } from '../../decisions/index.ts'
import { addShown, doNotUse, recommend, useAgain } from './index.ts'
import { type BookShop, bookPolicy, openBookShop } from './testing/shop.ts'

const names = Array.from({ length: 40 }, (_, n) => `book-${n}`)
const shelves = ['novels', 'gardens', 'money', 'travel']
let shop: BookShop
let reader: string

before(async () => {
  const balance = 'balance: { by: provider, targets: { own: 0.3, partner: 0.7 } }'
  shop = await openBookShop({ policy: bookPolicy.replace('interests: shelves }', `interests: shelves, ${balance} }`) })
  await shop.has(
    ...names.map((item, n) => ({
      item,
      category: shelves[n % 4]!,
      provider: ['own', 'partner', null][n % 3]!,
      sensitive: n % 9 === 4,
      available: n % 13 !== 7,
    })),
  )
  const readers = await shop.readers(
    Array.from({ length: 60 }, (_, n) => `reader-${n}`),
    'full',
  )
  for (const [n, one] of readers.entries())
    await shop.views(one, ...names.filter((_, item) => (item * item + n * 7) % 11 < 3))
  await shop.trains()
})
after(() => shop.house.close())

const sumOf = ({ terms, remainder }: ShownItem): number =>
  terms.reduce((sum, { contribution }) => sum + contribution, remainder.contribution)

async function shown(slot: object): Promise<ReadonlyMap<string, ShownItem>> {
  const done = await recommend(shop.house, { slot: 'home', n: 50, customer: reader, ...slot })
  assert.ok(done.ok)
  return new Map(done.value.items.map(({ told }) => [told.item, told]))
}

const lives = fc.record({
  viewed: fc.uniqueArray(fc.constantFrom(...names), { maxLength: 10 }),
  bought: fc.uniqueArray(fc.constantFrom(...names), { maxLength: 3 }),
  item: fc.option(fc.constantFrom(...names), { nil: undefined }),
  category: fc.option(fc.constantFrom(...shelves, 'no such shelf'), { nil: undefined }),
  likes: fc.constantFrom('none', ...shelves, 'gardens; travel'),
})

test('of every life: terms sum to the score, nothing is shown that must not be, and a word about an item takes exactly its part away', async () => {
  let [lists, removals, balanced, number] = [0, 0, 0, 0]
  await fc.assert(
    fc.asyncProperty(lives, async ({ viewed, bought, item, category, likes }) => {
      reader = await shop.reader(`somebody-${number++}`, 'full', likes)
      await shop.views(reader, ...viewed)
      if (bought.length > 0) await shop.buys(reader, ...bought)
      const slot = { ...(item === undefined ? {} : { item }), ...(category === undefined ? {} : { category }) }
      const before = await shown(slot)
      const place = item === undefined ? -1 : names.indexOf(item)
      const pages = [category, place < 0 ? undefined : shelves[place % 4]]
      for (const [name, told] of before) {
        lists++
        assert.ok(Math.abs(sumOf(told) - told.score) <= 1e-9)
        const n = names.indexOf(name)
        assert.ok(n % 13 !== 7 && !bought.includes(name) && name !== item)
        const isSensitive = n % 9 === 4
        if (isSensitive) assert.ok(pages.includes(shelves[n % 4]))
        for (const { kind, item: from } of told.terms) {
          assert.ok(!isSensitive || kind === 'context' || kind === 'prior' || kind === 'balance')
          if (kind === 'balance') balanced++
          assert.ok(kind !== 'balance' || n % 3 !== 2)
          if (from !== undefined) assert.ok(names.indexOf(from) % 9 !== 4)
        }
      }
      const [unwanted] = viewed
      if (unwanted === undefined) return void (await addShown(shop.house))
      assert.ok((await doNotUse(shop.house, reader, unwanted)).ok)
      const after = await shown(slot)
      assert.ok(!after.has(unwanted))
      for (const [name, told] of after) {
        const was = before.get(name)!
        const part = was.terms.find(({ kind, item: from }) => kind === 'history' && from === unwanted)?.contribution
        // What is not among the named terms is in the remainder, which then is what changes.
        if (part === undefined && was.remainder.count > 0) continue
        removals++
        assert.ok(Math.abs(was.score - (part ?? 0) - told.score) <= 1e-9)
      }
      assert.ok((await useAgain(shop.house, reader, unwanted)).ok)
      await addShown(shop.house)
    }),
    { numRuns: 120 },
  )
  assert.ok(lists > 2_000 && removals > 1_000 && balanced > 500, `${lists}, ${removals} and ${balanced}`)
})
