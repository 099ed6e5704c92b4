import assert from 'node:assert/strict'
import { test } from 'node:test'
import { verifyLog } from '@candor/ledger'
import { whyOfAct } from '../packages/server/src/answers/why/index.ts'
import { choicesOf } from '../packages/server/src/customers/consent/index.ts'
import { linkToken } from '../packages/server/src/customers/links/index.ts'
import { openShop, type Person, type Shop } from '../packages/server/src/pages/center/testing/shop.ts'
import { noon } from '../test/house.ts'
import { onEachPlace } from '../test/stores.ts'

const oneOClock = noon + 3_600_000
const oneClick = 'List-Unsubscribe=One-Click'
const urlencoded = { 'content-type': 'application/x-www-form-urlencoded' }

const choicesMade = async ({ house }: Shop, person: Person): Promise<number> =>
  (await choicesOf(house, person.id)).filter(({ via }) => via !== 'import').length

async function logVerifies({ house }: Shop): Promise<boolean> {
  while ((await house.log.sequence()) > 0);
  const ports = { ...house.keys.hashing, ...house.keys.signatures }
  return (await verifyLog(path => house.tiles.read(path), { ports })).ok
}

onEachPlace('a no by link', place => {
  test('Amina says no to offers at noon, and the one-o-clock campaign passes her by', async t => {
    const shop = await openShop({ place: await place() })
    t.after(() => shop.house.close())
    const amina = await shop.customer({ key: 'amina', agreed: true })
    const jo = await shop.customer({ key: 'jo', agreed: true })
    await shop.sends('spring')
    assert.deepEqual([(await amina.mail()).length, (await jo.mail()).length], [1, 1])

    const link = await amina.link('unsubscribe')
    const browser = amina.browser()
    await browser.goes(link)
    const done = await browser.sends(link)
    assert.equal(done.status, 200)
    assert.match(done.text, /You said no, by email: We write to you about books you may like\./)

    shop.house.clock.moveTo(oneOClock)
    await shop.sends('summer')
    assert.deepEqual([(await amina.mail()).length, (await jo.mail()).length], [1, 2])
    const why = await whyOfAct(shop.house, amina.id, 'summer')
    assert.ok(why.ok)
    assert.equal(why.value.decision.verdict.outcome, 'deny')
    assert.equal(why.value.decision.verdict.deciding, 'core-withdrawal-immediate')
    assert.deepEqual(why.value.decision.facts.optOuts, [{ purpose: 'offers', channel: 'email', at: noon }])
    assert.equal(await logVerifies(shop), true)
  })

  test('Looking never unsubscribes: not by GET, HEAD, prefetch, OPTIONS, nor by a POST that nobody meant', async t => {
    const shop = await openShop({ place: await place() })
    t.after(() => shop.house.close())
    const amina = await shop.customer({ key: 'amina', agreed: true })
    await shop.sends('spring')
    const link = await amina.link('unsubscribe')
    const prefetch = { 'sec-purpose': 'prefetch', purpose: 'prefetch' }
    assert.equal((await shop.app.request(link)).status, 200)
    assert.equal((await shop.app.request(link, { headers: prefetch })).status, 200)
    assert.equal((await shop.app.request(link, { method: 'HEAD' })).status, 200)
    assert.equal((await shop.app.request(link, { method: 'OPTIONS' })).status, 404)
    for (const body of [undefined, '', 'List-Unsubscribe=one', '_csrf=guessed', `x=${oneClick}`])
      assert.equal(
        (await shop.app.request(link, { method: 'POST', headers: urlencoded, ...(body === undefined ? {} : { body }) }))
          .status,
        400,
      )
    assert.equal((await shop.app.request(`${link}?${oneClick}`, { method: 'POST' })).status, 400)
    assert.equal(await choicesMade(shop, amina), 0)
    await shop.sends('summer')
    assert.equal((await amina.mail()).length, 2)
  })

  test('One click in the mail program stops exactly this, however often and in whichever form it comes', async t => {
    const shop = await openShop({ place: await place() })
    t.after(() => shop.house.close())
    const amina = await shop.customer({ key: 'amina', agreed: true })
    await shop.sends('spring')
    const [mail] = await amina.mail()
    const headers = Object.fromEntries((mail?.headers ?? []).map(({ key, value }) => [key, value]))
    assert.equal(headers['list-unsubscribe-post'], oneClick)
    const url = headers['list-unsubscribe']?.replace(/[<>]/g, '') ?? ''
    const multipart = new FormData()
    multipart.set('List-Unsubscribe', 'One-Click')
    for (const init of [
      { headers: urlencoded, body: oneClick },
      { body: multipart },
      { headers: urlencoded, body: oneClick },
    ]) {
      const answer = await shop.app.request(url, { method: 'POST', ...init })
      assert.deepEqual([answer.status, answer.headers.get('set-cookie')], [200, null])
      assert.match(await answer.text(), /^Done\./)
    }
    const said = (await choicesOf(shop.house, amina.id))
      .filter(({ via }) => via === 'one-click')
      .map(choice => choice.said)
    assert.deepEqual(said, [{ kind: 'withdrawal', purpose: 'offers', channel: 'email' }])
    await shop.sends('summer')
    assert.equal((await amina.mail()).length, 1)
  })

  test('The link still works after ten years; a forged one writes nothing and says what to do', async t => {
    const shop = await openShop({ place: await place() })
    t.after(() => shop.house.close())
    const amina = await shop.customer({ key: 'amina', agreed: true })
    const link = `/unsubscribe/${linkToken(shop.house, { for: 'withdraw', customer: amina.id, purpose: 'offers', channel: 'email' })}`
    const manage = amina.preferences().split('/').at(-1) ?? ''
    const broken = [
      link.slice(0, -1),
      `${link}x`,
      link.replace('v1.', 'v2.'),
      `/unsubscribe/${manage}`,
      '/unsubscribe/x',
    ]
    const pages: string[] = []
    for (const path of broken) {
      const answer = await shop.app.request(path, { method: 'POST', headers: urlencoded, body: oneClick })
      assert.equal(answer.status, 404)
      pages.push(await answer.text())
    }
    assert.equal(new Set(pages).size, 1)
    assert.match(pages[0] ?? '', /This link does not work[\s\S]*privacy@books\.example/)
    assert.equal(await choicesMade(shop, amina), 0)

    shop.house.clock.advance(10 * 365 * 86_400_000)
    assert.equal((await shop.app.request(link, { method: 'POST', headers: urlencoded, body: oneClick })).status, 200)
    assert.equal(await choicesMade(shop, amina), 1)
  })
})
