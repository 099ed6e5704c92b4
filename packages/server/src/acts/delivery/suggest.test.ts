import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Dial } from '@candor/terms'
import PostalMime from 'postal-mime'
import { testCampaign } from '../../../../../test/house.ts'
import { onEachPlace } from '../../../../../test/stores.ts'
import { whyOfEntry } from '../../answers/why/index.ts'
import { prepareCampaign } from '../campaigns/index.ts'
import { say } from '../choices/index.ts'
import { countingReads } from '../personalization/testing/counted-reads.ts'
import { type BookShop, books, openBookShop } from '../personalization/testing/shop.ts'
import { runCampaign } from './index.ts'
import { beginCampaign } from './testing/begin.ts'
import { startMailServer } from './testing/mail-server.ts'

const place = { type: 'recommendations', title: 'For you', count: 2 }
const greeting = { type: 'paragraph', text: 'Good morning.' }
const content = { locale: 'en', subject: 'News of this month', blocks: [greeting, place] }

async function mailing(place: Parameters<typeof openBookShop>[0]) {
  const shop = await openBookShop(place)
  const server = await startMailServer()
  await shop.has(...books)
  for (const [n, reader] of (await shop.readers(['a', 'b', 'c', 'd', 'e', 'f'], 'full')).entries())
    await shop.views(reader, 'emma', 'dracula', n === 0 ? 'kim' : 'candide')
  await shop.trains()
  const house = { ...shop.house, channels: new Map([['email' as const, server.channel]]) }
  const close = async () => {
    await server.close()
    await shop.house.close()
  }
  return { shop, house, server, close }
}

const toMail = {
  kind: 'consent',
  purpose: 'offers',
  channel: 'email',
  type: 'express',
  evidence: { text: 'Write to me.', version: 'v1', surface: 'account', locale: 'en', at: Date.parse('2026-05-01') },
} as const

async function subscribed(shop: BookShop, key: string, dial: Dial): Promise<string> {
  const reader = await shop.reader(key, dial)
  await shop.views(reader, 'emma')
  assert.ok((await say(shop.house, reader, [toMail], 'preferences')).ok)
  return reader
}

onEachPlace('suggestions in mails', where => {
  test('each reader gets what their dial allows, with the reason, and the record holds what was shown', async t => {
    const { shop, house, server, close } = await mailing({ place: await where() })
    t.after(close)
    const full = await subscribed(shop, 'full', 'full')
    await subscribed(shop, 'none', 'none')
    await beginCampaign(house, 'news', { content })
    await runCampaign(house, 'news')
    const textTo = async (key: string) => {
      const mail = server.mails.find(({ to }) => to === `${key}@mail.example`)
      assert.ok(mail, `no mail to ${key}`)
      return (await PostalMime.parse(mail.raw)).text ?? ''
    }
    assert.match(await textTo('full'), /What many people choose: \d+%\n {2}Because of The book emma: \d+%/)
    assert.match(await textTo('full'), /See why these, and change it:\s+http\S+\/suggestions\//)
    assert.match(await textTo('none'), /Nothing about you was used\./)
    assert.doesNotMatch(await textTo('none'), /Because of/)
    const rows = await house.store.db
      .selectFrom('entries')
      .select(['customer', 'entry'])
      .where('kind', '=', 'decision')
      .execute()
    const whys = await Promise.all(
      rows.filter(({ customer }) => customer === full).map(({ customer, entry }) => whyOfEntry(house, customer, entry)),
    )
    const shown = whys.flatMap(why => (why.ok && why.value.decision.shown ? [why.value.decision.shown] : []))
    assert.deepEqual(
      shown.map(({ slot, level, items }) => [slot, level, items.length]),
      [['mail news', 'full', 2]],
    )
  })

  test('of a reader at none no event and no word about an item is read for it', async t => {
    const { shop, house, server, close } = await mailing({ place: await where() })
    t.after(close)
    await subscribed(shop, 'none', 'none')
    await beginCampaign(house, 'news', { content })
    const counted = countingReads(shop.house)
    await runCampaign({ ...counted.house, channels: house.channels }, 'news')
    assert.equal(server.mails.length, 1)
    assert.deepEqual(
      counted.tables.filter(table => table === 'events' || table === 'unwanted_items'),
      [],
    )
  })

  test('a brand without a catalogue writes the mail without the place', async t => {
    const shop = await openBookShop({ place: await where() })
    const server = await startMailServer()
    t.after(async () => {
      await server.close()
      await shop.house.close()
    })
    const house = { ...shop.house, channels: new Map([['email' as const, server.channel]]) }
    await subscribed(shop, 'amina', 'full')
    await beginCampaign(house, 'news', { content })
    await runCampaign(house, 'news')
    const { text = '' } = await PostalMime.parse(server.mails[0]!.raw)
    assert.match(text, /Good morning\./)
    assert.doesNotMatch(text, /For you/)
  })
})

test('a place that cannot hold anything is a fault before anybody is written to', async t => {
  const shop = await openBookShop()
  t.after(() => shop.house.close())
  const says = async (change: object, house = shop.house) => {
    const prepared = await prepareCampaign(house, { ...testCampaign('news'), content, ...change } as never)
    return prepared.ok ? [] : prepared.error.map(({ path, says: words }) => `${path}: ${words}`)
  }
  assert.deepEqual(await says({}), [])
  assert.match((await says({ content: { ...content, blocks: [place] } }))[0] ?? '', /something beside recommendations/)
  const service = { purpose: 'service', class: 'transactional' }
  assert.match((await says(service))[0] ?? '', /in a transactional message put them there/)
  assert.deepEqual(await says({ ...service, content: { ...content, blocks: [greeting] }, promotion: [place] }), [])
  const { recommendations: _, ...policy } = shop.house.judge.policy
  const without = { ...shop.house, judge: { ...shop.house.judge, policy } }
  assert.match((await says({}, without))[0] ?? '', /needs the section `recommendations`/)
})
