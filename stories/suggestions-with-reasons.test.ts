import assert from 'node:assert/strict'
import { test } from 'node:test'
import { say } from '../packages/server/src/acts/choices/index.ts'
import { listModels, recommend } from '../packages/server/src/acts/personalization/index.ts'
import { countingReads } from '../packages/server/src/acts/personalization/testing/counted-reads.ts'
import { bookPolicy, books, openBookShop } from '../packages/server/src/acts/personalization/testing/shop.ts'
import * as events from '../packages/server/src/customers/events/index.ts'
import * as unwanted from '../packages/server/src/customers/unwanted/index.ts'
import { centerPages } from '../packages/server/src/pages/center/index.ts'
import { openVisitor } from '../packages/server/src/pages/center/testing/visitor.ts'
import { suggestionsPath } from '../packages/server/src/pages/center/visit.ts'
import { onEachPlace } from '../test/stores.ts'
import { openVisitedShop } from './actors/shopper.ts'

/** The bookshop with a banner: a yes to suggestions there is a yes with evidence. */
const policy = bookPolicy.replace(
  'data:\n',
  `data:
  consent_categories:
    Suggestions: { purposes: [suggestions], text: Suggest books to me by what I look at., version: '1' }
`,
)
const looks = (book: string) => ({ type: 'track', event: 'Book Viewed', properties: { book } })
const yes = { Suggestions: true }

onEachPlace('Amina is suggested books, and decides how', place => {
  test('she agrees and reads exact reasons, takes one away, turns the dial to nothing, withdraws, and is forgotten', async t => {
    const visited = await openVisitedShop({ place: await place(), policy })
    const { house } = visited
    t.after(() => house.close())
    const shop = await openBookShop({ house })
    await shop.has(...books)

    // Six readers and Amina look at books, each after a yes in the banner; Ben looks without one.
    for (const reader of ['a', 'b', 'c', 'd', 'e', 'f'])
      for (const book of ['emma', 'dracula', 'middlemarch']) await visited.hears({ userId: reader }, looks(book), yes)
    for (const book of ['emma', 'kim']) await visited.hears({ userId: 'amina' }, looks(book), yes)
    await visited.hears({ userId: 'ben' }, looks('kim'))
    const dial = async (reader: string, level: 'none' | 'full') => {
      const customer = await visited.customer(reader)
      await visited.says(customer, { kind: 'preference', value: { dial: level } })
      return customer
    }
    for (const reader of ['a', 'b', 'c', 'd', 'e', 'f']) await dial(reader, 'full')
    const amina = await dial('amina', 'full')

    // Training takes those alone who permit it.
    assert.equal((await shop.trains()).state, 'done')
    const [first] = await listModels(house.store)
    assert.deepEqual([first!.card.people, first!.card.interactions], [7, 20])

    // Exact reasons, on her own page too.
    const shownTo = async (customer: string) => {
      const shown = await recommend(house, { slot: 'home', n: 12, customer })
      assert.ok(shown.ok)
      return shown.value
    }
    const before = (await shownTo(amina)).items.find(({ told }) => told.item === 'dracula')!.told
    const reason = before.terms.find(({ item }) => item === 'emma')!
    assert.ok(reason.contribution > 0)
    const pages = openVisitor(centerPages(house))
    const path = suggestionsPath(house, amina)
    assert.match((await pages.goes(path)).text, /Because of The book emma, which you looked at or bought: \d/)

    // “Do not use this” takes away exactly that.
    await pages.sends('/unused')
    assert.match(pages.sees.text, /We no longer use The book emma/)
    const after = (await shownTo(amina)).items.find(({ told }) => told.item === 'dracula')!.told
    assert.ok(Math.abs(before.score - reason.contribution - after.score) <= 1e-9)

    // At none nothing of her is read, and there still are suggestions.
    await pages.sends('/level', { level: 'none' })
    house.clock.advance(1_000)
    const counted = countingReads(house)
    const nothing = await recommend(counted.house, { slot: 'home', n: 5, customer: amina })
    assert.ok(nothing.ok && nothing.value.level === 'none' && nothing.value.items.length === 5)
    for (const table of ['profiles', 'events', 'unwanted_items']) assert.ok(!counted.tables.includes(table), table)

    // Back at full, she withdraws her yes: from that moment it is not used, and the refusal is on record.
    await dial('amina', 'full')
    assert.equal((await shownTo(amina)).level, 'full')
    const no = { kind: 'withdrawal', purpose: 'suggestions', channel: 'any' } as const
    assert.ok((await say(house, amina, [no], 'preferences')).ok)
    const refused = await shownTo(amina)
    assert.equal(refused.level, 'contextual')
    assert.ok(refused.decision !== null && refused.items.length > 0)
    await shop.trains()
    assert.equal((await listModels(house.store))[0]!.card.people, 6)

    // Forgotten: nothing of hers is left in what suggests, and the next model is without her.
    const writes = [...events.erase(amina), ...unwanted.erase(amina)]
    assert.ok((await house.store.commit({ expect: [], writes })).done)
    assert.deepEqual(await unwanted.unwantedOf(house.store, [amina]), [])
    await shop.trains()
    const [last] = await listModels(house.store)
    assert.deepEqual([last!.card.people, last!.card.forbade, last!.card.interactions], [6, 0, 18])
    while ((await house.log.sequence()) > 0);
  })
})
