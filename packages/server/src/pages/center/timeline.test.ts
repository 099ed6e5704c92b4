import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '@candor/terms'
import { onEachPlace } from '../../../../../test/stores.ts'
import { holdPerson } from '../../answers/retention/index.ts'
import { vouchFor } from '../../brand/sources/index.ts'
import { choicesOf } from '../../customers/consent/index.ts'
import { eventsOf } from '../../customers/events/index.ts'
import { openShop } from './testing/shop.ts'
import { does, webPolicy, webShop } from './testing/web.ts'
import { timelinePath } from './visit.ts'

const order = {
  total: 12.5,
  gift: true,
  titles: ['Emma', 'Ulysses'],
  coupon: 'SPRING',
  campaign: 'c-7',
  note: 'Ring twice',
}
const yes = (...given: readonly string[]) =>
  ({ given, refused: [], unnamed: 'silent', needs: 'all', isChange: false }) as const

onEachPlace('the customer’s own timeline', place => {
  async function openWeb(t: { after(done: () => Promise<void>): void }) {
    const shop = await openShop({ policy: webPolicy, place: await place() })
    t.after(() => shop.house.close())
    const amina = await shop.customer({ key: 'amina', name: 'Amina', agreed: true })
    const browser = amina.browser()
    const sees = async () => (await browser.goes(timelinePath(shop.house, amina.id))).text
    return { shop, house: shop.house, amina, browser, sees, web: await webShop(shop.house) }
  }

  test('each event with its values, what for, and what was not kept and why', async t => {
    const { house, web, sees, amina, browser } = await openWeb(t)
    await does(house, web, 'amina', { name: 'Order Completed', properties: { ...order, color: 'red', size: 'L' } })
    const text = await sees()
    assert.match(
      text,
      /You bought something 3 June 2026 at 12:00 What we kept What you paid 12\.5 Whether it was a gift yes What you bought Emma, Ulysses/,
    )
    assert.match(text, /The advertisement you came from Kept only as a code that we cannot read back/)
    assert.match(text, /Your note to us Kept, but hidden here, because a link can be passed on/)
    assert.match(text, /Kept for: We tell you what you need to know about your order\./)
    assert.match(
      text,
      /Not kept: Your voucher\. You said yes to something else, not to this\. It would be for this: We learn which pages help\./,
    )
    assert.match(text, /More came than we keep: 2 things, thrown away\. It came from web\./)
    assert.match(text, /Times are given for Europe\/Berlin\./)
    const of = { customer: amina.id, ground: 'legal-claim', by: 'key:local' } as const
    await holdPerson(house, { ...of, matter: 'file 7', reason: 'They claim <b>damages</b>.', silent: false })
    await holdPerson(house, { ...of, matter: 'file 8', reason: 'It is secret.', silent: true })
    for (const path of [timelinePath(house, amina.id), timelinePath(house, amina.id).replace('timeline', 'rights')]) {
      const told = (await browser.goes(path)).text
      assert.match(
        told,
        /We must keep your data for now .*The reason: They claim <b>damages<\/b>\..*also if you ask for it/,
      )
      assert.doesNotMatch(told, /secret|file [78]/)
    }
    assert.match(text, /In the last 30 days we kept 1 thing you did/)
    assert.doesNotMatch(text, /We must keep your data/)
    assert.doesNotMatch(text, /SPRING|c-7|Ring twice|color|red|hash:/)
  })

  test('what may not be kept at all is said with its reason, and what nobody declared as well', async t => {
    const { house, web, sees } = await openWeb(t)
    await does(house, web, 'amina', { type: 'page', name: 'Home' }, { name: '<b>Secret</b>' })
    const text = await sees()
    assert.match(text, /2 things from web/)
    assert.match(text, /You opened a page .*We kept nothing of it\. You said yes to something else, not to this\./)
    assert.match(text, /You did something .*We kept nothing of it\./)
    assert.match(text, /we kept nothing about what you do/)
  })

  test('a withdrawn purpose stops at once, and the page says since when', async t => {
    const { house, web, amina, browser, sees } = await openWeb(t)
    const page = { type: 'page', name: 'Home', consent: yes('Analytics') } as const
    await does(house, web, 'amina', page)
    assert.match(
      await sees(),
      /We learn which pages help\. On\. You said yes on 3 June 2026\. 1 thing in the last 30 days/,
    )
    assert.match(
      await sees(),
      /You chose this in the banner .*The words you said yes to: “Help us understand which pages help\.” Where: web/,
    )
    house.clock.advance(day)
    const done = await browser.sends('/no')
    assert.match(done.text, /You said no: We learn which pages help\./)
    const before = (await eventsOf(house, [amina.id], { limit: 10 })).length
    await does(house, web, 'amina', { type: 'page', name: 'Home' }, { name: 'Order Completed', properties: order })
    const [newest] = await eventsOf(house, [amina.id], { limit: 10 })
    assert.equal((await eventsOf(house, [amina.id], { limit: 10 })).length, before + 1)
    assert.deepEqual([newest?.name, newest?.attributes['coupon']], ['Order Completed', undefined])
    assert.match(
      await sees(),
      /We learn which pages help\. Off\. Since 4 June 2026 we keep nothing for this, because you said no\./,
    )
    house.clock.advance(60_000)
    await browser.goes(done.path)
    assert.match((await browser.sends('/undo')).text, /You said yes/)
    assert.match(await sees(), /We learn which pages help\. On\./)
  })

  test('the signal of a browser beats an earlier yes, and the page says so and how to say yes again', async t => {
    const { house, web, sees } = await openWeb(t)
    await does(house, web, 'amina', { type: 'page', consent: yes('Ads') })
    house.clock.advance(2 * day)
    await does(house, web, 'amina', { type: 'page', gpc: true })
    const text = await sees()
    const beats =
      'You had said yes on 3 June 2026\\. The signal came after it, so it counts more\\. If you want this all the same, say yes again'
    assert.match(text, new RegExp(`Off\\. Since 5 June 2026 .*\\(Global Privacy Control\\)\\. ${beats}`))
    assert.match(
      text,
      new RegExp(
        `Your browser said no for you .*It was a no to this: We show you our books on other websites\\..*${beats}`,
      ),
    )
  })

  test('where a shop vouches for a yes the page says so, and a no here ends it', async t => {
    const { house, amina, browser, sees } = await openWeb(t)
    const vouch = { purposes: ['analytics'], text: 'They ticked the box in our old shop.', version: '1', locale: 'en' }
    const vouched = await vouchFor(house, { name: 'web', by: 'staff:jo' }, vouch, house.judge.policy.purposes)
    assert.ok(vouched.ok)
    assert.match(
      await sees(),
      /On\. You have not told us yourself\. web says since 3 June 2026 that you agreed to this: “They ticked the box in our old shop\.” If that is wrong, say no here\./,
    )
    await browser.sends('/no')
    assert.deepEqual((await choicesOf(house, amina.id)).at(-1)?.said, {
      kind: 'refusal',
      purpose: 'analytics',
      channel: 'any',
    })
    assert.match(await sees(), /Off\. Since 3 June 2026 we keep nothing for this, because you said no/)
  })

  test('a yes to being counted is said on the preferences page, by code', async t => {
    const { amina, browser, sees } = await openWeb(t)
    const form = amina.preferences()
    assert.match(
      (await browser.goes(form)).text,
      /What we may keep and use We write to nobody for this\. We learn which pages help\./,
    )
    await browser.sends(form, { 'answer.analytics.any': 'yes' })
    assert.match(await sees(), /We learn which pages help\. Off\. You have not said yes/)
    await browser.goes(browser.sees.path)
    const code = /^\s*(\d{6})\s*$/m.exec((await amina.mail()).at(-1)?.text ?? '')?.[1] ?? ''
    assert.match(code, /^\d{6}$/)
  })

  test('a long life is paged, nothing twice and nothing lost', async t => {
    const { house, web, amina, browser } = await openWeb(t)
    for (let i = 0; i < 60; i++) {
      house.clock.advance(60_000)
      await does(house, web, 'amina', { name: 'Order Completed', properties: { total: 1_000 + i } })
    }
    const first = await browser.goes(timelinePath(house, amina.id))
    const older = /<a href="(\?before=[^"]+)" rel="next">/.exec(first.html)?.[1]
    const second = await browser.goes(`${first.path}${older}`)
    assert.match(second.text, /Go to the newest/)
    assert.doesNotMatch(second.text, /What we keep about what you do/)
    const paid = [first, second].flatMap(({ text }) =>
      [...text.matchAll(/What you paid ([\d,]+)/g)].map(found => found[1]),
    )
    assert.deepEqual([paid.length, new Set(paid).size], [60, 60])
    assert.equal((await browser.goes(`${first.path}?before=${'x'.repeat(2_000)}`)).status, 200)
  })

  test('a no is said only with the form of this link, to a purpose that events are kept for', async t => {
    const { house, amina, browser, shop } = await openWeb(t)
    const stranger = await shop.customer({ key: 'stranger' })
    const link = timelinePath(house, amina.id)
    const post = (body: URLSearchParams) => shop.app.request(`${link}/no`, { method: 'POST', body })
    assert.equal((await post(new URLSearchParams({ purpose: 'analytics' }))).status, 400)
    await browser.goes(timelinePath(house, stranger.id))
    assert.equal(browser.sees.status, 200)
    await browser.goes(stranger.preferences())
    const csrf = /name="_csrf" value="([^"]+)"/.exec(browser.sees.html)?.[1] ?? ''
    assert.equal((await post(new URLSearchParams({ purpose: 'analytics', _csrf: csrf }))).status, 400)
    assert.equal((await choicesOf(house, amina.id)).length, 1)
    assert.equal((await shop.app.request('/timeline/nothing')).status, 404)
  })
})
