import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { choicesOf } from '../packages/server/src/customers/consent/index.ts'
import { dispatchesOf } from '../packages/server/src/customers/history/index.ts'
import { canonicalAddress, pointsOf } from '../packages/server/src/customers/profiles/index.ts'
import { readState, stateChange } from '../packages/server/src/customers/state/index.ts'
import { type Scope, suppressionIndexOf, suppressionRow } from '../packages/server/src/customers/suppression/index.ts'
import { openShop, type Person, type Shop } from '../packages/server/src/pages/center/testing/shop.ts'
import type { Visitor } from '../packages/server/src/pages/center/testing/visitor.ts'
import { noon } from '../test/house.ts'
import { onEachPlace } from '../test/stores.ts'

const words = 'We write to you about books you may like. Yes, you may do this by email'

/** Says yes on the preference page; leaves the browser on the page that asks for the code. */
async function saysYes(person: Person): Promise<Visitor> {
  const browser = person.browser()
  const form = person.preferences()
  await browser.goes(form)
  await browser.sends(form, { 'answer.offers.email': 'yes' })
  return browser
}

const codeIn = async (person: Person): Promise<string> =>
  /^\s*(\d{6})\s*$/m.exec((await person.mail()).at(-1)?.text ?? '')?.[1] ?? 'no code'

const wrong = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

const yeses = async ({ house }: Shop, person: Person) =>
  (await choicesOf(house, person.id)).flatMap(({ said, via, at }) =>
    said.kind === 'consent' ? [{ said, via, at }] : [],
  )

onEachPlace('a new yes by link', place => {
  test('Amina says yes by link; it counts only once the code from her own mailbox comes back', async t => {
    const shop = await openShop({ place: await place() })
    t.after(() => shop.house.close())
    const amina = await shop.customer({ key: 'amina' })
    const browser = await saysYes(amina)
    assert.match(browser.sees.text, /Nothing is turned on until you enter it/)
    assert.deepEqual(await yeses(shop, amina), [])
    await shop.sends('spring')
    assert.equal((await amina.mail()).length, 1)

    shop.house.clock.advance(60_000)
    const saved = await browser.sends(browser.sees.path, { code: await codeIn(amina) })
    assert.match(saved.text, /You said yes, by email: We write to you about books you may like\./)
    const version = `sha256:${createHash('sha256').update(words).digest('hex')}`
    const evidence = { text: words, version, surface: 'preference page', locale: 'en', at: noon + 60_000 }
    const said = { kind: 'consent', purpose: 'offers', channel: 'email', type: 'express', evidence }
    assert.deepEqual(await yeses(shop, amina), [{ said, via: 'preferences', at: noon + 60_000 }])
    await shop.sends('summer')
    assert.equal((await amina.mail()).length, 2)
    const code = (await dispatchesOf(shop.house.store, amina.id)).find(({ campaign }) => campaign === 'one-time-code')
    assert.deepEqual([code?.purpose, code?.state], ['service', 'handed'])
  })

  test('A code works once, for ten minutes, and not after five wrong guesses; every failure reads the same', async t => {
    const shop = await openShop({ place: await place() })
    t.after(() => shop.house.close())
    const amina = await shop.customer({ key: 'amina' })
    const answers: string[] = []
    const tries = async (browser: Visitor, code: string) => {
      const seen = await browser.sends(browser.sees.path, { code })
      assert.equal(seen.status, 422)
      answers.push(/There is a problem .*? Confirm/.exec(seen.text)?.[0] ?? 'nothing')
    }
    const guessed = await saysYes(amina)
    const first = await codeIn(amina)
    for (let i = 0; i < 5; i++) await tries(guessed, wrong(first))
    await tries(guessed, first)

    const late = await saysYes(amina)
    shop.house.clock.advance(10 * 60_000)
    await tries(late, await codeIn(amina))
    assert.deepEqual(await yeses(shop, amina), [])

    const good = await saysYes(amina)
    const asking = good.sees.path
    const code = await codeIn(amina)
    assert.equal((await good.sends(asking, { code })).status, 200)
    await good.goes(asking)
    await tries(good, code)
    assert.equal((await yeses(shop, amina)).length, 1)
    assert.equal(new Set(answers).size, 1)
  })

  test('Fifty guesses at the same moment are five guesses', async t => {
    const shop = await openShop({ place: await place() })
    t.after(() => shop.house.close())
    const amina = await shop.customer({ key: 'amina' })
    const browser = await saysYes(amina)
    const code = await codeIn(amina)
    const csrf = /name="_csrf" value="([^"]+)"/.exec(browser.sees.html)?.[1] ?? ''
    const guess = (i: number) => {
      const body = new URLSearchParams({ _csrf: csrf, code: i === 49 ? code : wrong(code) })
      return shop.app.request(browser.sees.path, { method: 'POST', body })
    }
    const statuses = await Promise.all(Array.from({ length: 50 }, async (_, i) => (await guess(i)).status))
    const [row] = await shop.house.store.db.selectFrom('one_time_codes').selectAll().execute()
    assert.ok((row?.attempts ?? 99) <= 5)
    assert.deepEqual((await yeses(shop, amina)).length, statuses.filter(status => status === 303).length)
  })

  test('A sixth code within the hour is not sent', async t => {
    const shop = await openShop({ place: await place() })
    t.after(() => shop.house.close())
    const amina = await shop.customer({ key: 'amina' })
    for (let i = 0; i < 5; i++) await saysYes(amina)
    const sixth = await saysYes(amina)
    assert.match(sixth.sees.text, /Wait an hour/)
    assert.equal((await amina.mail()).length, 5)
  })

  test('After her own stop a confirmed yes opens her address again', async t => {
    const shop = await openShop({ place: await place() })
    t.after(() => shop.house.close())
    const amina = await shop.customer({ key: 'amina', agreed: true })
    const browser = amina.browser()
    await browser.goes(amina.preferences())
    await browser.sends('/stop')
    shop.house.clock.advance(60_000)
    const asking = await saysYes(amina)
    await asking.sends(asking.sees.path, { code: await codeIn(amina) })
    await shop.sends('spring')
    assert.match((await amina.mail()).at(-1)?.subject ?? '', /New books/)
  })

  test('What staff put on the do-not-contact list no yes by link takes off; where mail bounces, no code is even sent', async t => {
    const shop = await openShop({ place: await place() })
    t.after(() => shop.house.close())
    const [listed, bounced] = [await shop.customer({ key: 'listed' }), await shop.customer({ key: 'bounced' })]
    await suppress(shop, listed, 'marketing')
    await suppress(shop, bounced, 'all')
    const asking = await saysYes(listed)
    await asking.sends(asking.sees.path, { code: await codeIn(listed) })
    assert.equal((await yeses(shop, listed)).length, 1)
    const other = await saysYes(bounced)
    const third = await saysYes(await shop.customer({ key: 'third' }))
    assert.equal(other.sees.text, third.sees.text)
    await shop.sends('spring')
    assert.equal((await listed.mail()).filter(({ subject }) => subject === 'New books for you').length, 0)
    assert.deepEqual(await bounced.mail(), [])
  })
})

async function suppress({ house }: Shop, person: Person, scope: Scope): Promise<void> {
  const [point] = (await pointsOf(house, person.id)).filter(({ channel }) => channel === 'email')
  const before = await readState(house.store, house.judge.layout, person.id)
  assert.ok(point && before)
  const blind = suppressionIndexOf(house, 'email', canonicalAddress(point))
  before.state.setSuppression('email', scope)
  const change = stateChange(person.id, before.version, before.state)
  const row = suppressionRow(blind, { channel: 'email', scope, reason: 'staff', at: noon })
  assert.ok((await house.store.commit({ ...change, writes: [...change.writes, row] })).done)
}
