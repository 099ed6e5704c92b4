import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseTrust, verifyProof } from '@candor/ledger'
import { day, minute } from '@candor/terms'
import { choicesOf } from '../../customers/consent/index.ts'
import { readState } from '../../customers/state/index.ts'
import { examples } from './examples.ts'
import { openShop, type Shop } from './testing/shop.ts'

async function spring(t: { after(done: () => Promise<void>): void }) {
  const shop = await openShop()
  t.after(() => shop.house.close())
  const amina = await shop.customer({ key: 'amina', name: 'Amina', agreed: true })
  await shop.sends('spring')
  return { shop, amina, browser: amina.browser() }
}

const sequence = async ({ house }: Shop) => {
  while ((await house.log.sequence()) > 0);
}

test('why: a sentence, masked data, the rules, the yes with its words, and the proof once it is in the log', async t => {
  const { shop, amina, browser } = await spring(t)
  const link = await amina.link('why')
  const early = await browser.goes(link)
  assert.match(early.text, /waits for its place in the log\. That takes a few seconds/)
  assert.equal((await browser.goes(`${link}/proof`)).path, link)
  await sequence(shop)
  const { text, html } = await browser.goes(link)
  assert.match(text, /Because you said yes on 2 March 2026 to this: We write to you about books you may like\./)
  assert.match(text, /name hidden here email hidden here plan basic/)
  assert.match(text, /“?Send me offers by email\.”? Where checkout/)
  assert.match(
    text,
    /A consent counts only for the same purpose and the same channel\. You were asked about exactly this\./,
  )
  assert.equal(/Amina|amina@mail/.test(html), false)

  const trust = parseTrust(
    [...html.matchAll(/<code>(log .*?|quorum none)<\/code>/g)].map(found => found[1]).join('\n'),
    shop.house.keys.hashing,
  )
  assert.ok(trust.ok)
  const file = await shop.app.request(`${link}/proof`)
  assert.match(file.headers.get('content-disposition') ?? '', /attachment; filename="proof\.tlog-proof"/)
  const ports = { ...shop.house.keys.hashing, ...shop.house.keys.signatures }
  const proven = verifyProof(await file.text(), undefined, trust.value, ports)
  assert.ok(proven.ok)
  assert.match(text, new RegExp(`entry ${proven.value.index} in our log`))
})

test('why leads to the no for this kind of message', async t => {
  const { shop, amina, browser } = await spring(t)
  await browser.goes(await amina.link('why'))
  const action = /action="(\/unsubscribe\/[^"]+)"/.exec(browser.sees.html)?.[1] ?? ''
  await browser.sends(action)
  assert.equal((await choicesOf(shop.house, amina.id)).at(-1)?.said.kind, 'withdrawal')
})

test('links to preferences and why end after 90 days, and the page says how to get a new one', async t => {
  const { shop, amina, browser } = await spring(t)
  const links = [await amina.link('preferences'), await amina.link('why')]
  shop.house.clock.advance(90 * day)
  for (const link of links) {
    const seen = await browser.goes(link)
    assert.equal(seen.status, 404)
    assert.match(seen.text, /Open our newest message .* Or contact us for a new link: privacy@/)
  }
})

test('where everything about a customer is gone, every page says so, and one click still says done', async t => {
  const { shop, amina, browser } = await spring(t)
  const links = [await amina.link('preferences'), await amina.link('why'), await amina.link('unsubscribe')]
  const gone = ['profiles', 'customer_keys', 'customer_state', 'contact_points', 'choices', 'dispatches'] as const
  const writes = gone.map(table => ({ do: 'remove', table, key: { customer: amina.id } }) as const)
  assert.ok((await shop.house.store.commit({ expect: [], writes })).done)
  for (const link of links) {
    const seen = await browser.goes(link)
    assert.equal(seen.status, 410)
    assert.match(seen.text, /We hold nothing about you any more/)
  }
  const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' })
  assert.equal((await shop.app.request(links[2] ?? '', { method: 'POST', body })).status, 200)
})

test('a form counts only with the token of this very link', async t => {
  const { shop, amina, browser } = await spring(t)
  const stranger = await shop.customer({ key: 'stranger', agreed: true })
  await browser.goes(stranger.preferences())
  const csrf = /name="_csrf" value="([^"]+)"/.exec(browser.sees.html)?.[1] ?? ''
  for (const path of [`${amina.preferences()}/stop`, amina.preferences(), await amina.link('unsubscribe')])
    for (const token of [csrf, '', 'x']) {
      const body = new URLSearchParams({ _csrf: token, 'answer.offers.email': 'no' })
      assert.equal((await shop.app.request(path, { method: 'POST', body })).status, 400)
    }
  assert.deepEqual(
    (await choicesOf(shop.house, amina.id)).map(choice => choice.via),
    ['import'],
  )
})

test('a faulty form is refused whole, with every fault at its field', async t => {
  const { shop, amina, browser } = await spring(t)
  const form = amina.preferences()
  const faulty: readonly (readonly [string, string, RegExp])[] = [
    ['answer.offers.email', 'maybe', /Choose one of the answers/],
    ['budget.email', '3', /Choose one of the answers/],
    ['budget.email', '1e1', /Choose one of the answers/],
    ['quiet.to', '08:00', /Enter both times/],
    ['quiet.day', '8', /Choose one of the answers|problem/],
    ['pause', '31', /Choose one of the answers/],
    ['dial', 'constructor', /Choose one of the answers/],
    ['__proto__', 'x', /not asked for: __proto__/],
    ['constructor', 'x', /not asked for: constructor/],
    ['answer.service.email', 'no', /not asked for: answer\.service\.email/],
  ]
  for (const [field, value, says] of faulty) {
    await browser.goes(form)
    const more = field === 'quiet.day' ? { 'quiet.from': '20:00', 'quiet.to': '21:00' } : {}
    const seen = await browser.sends(form, { ...more, [field]: value, dial: field === 'dial' ? value : 'none' })
    assert.equal(seen.status, 422, field)
    assert.match(seen.text, says)
  }
  for (const date of ['', '2026-02-30', '2026-06-03', '2026-13-01', '9999-01-01', 'soon']) {
    await browser.goes(form)
    const seen = await browser.sends(form, { pause: 'date', 'pause.date': date })
    assert.match(seen.text, /Enter a date like 2027-01-31/, date)
  }
  assert.deepEqual(
    (await choicesOf(shop.house, amina.id)).map(choice => choice.via),
    ['import'],
  )
})

test('a pause until a date ends when that day begins where the customer is; it can be ended at once', async t => {
  const { shop, amina, browser } = await spring(t)
  const pausedUntil = async () =>
    (await readState(shop.house.store, shop.house.judge.layout, amina.id))?.state.pausedUntil
  const form = amina.preferences()
  await browser.goes(form)
  await browser.sends(form, { pause: 'date', 'pause.date': '2026-12-24' })
  assert.equal(await pausedUntil(), Date.parse('2026-12-24T00:00:00+01:00'))
  await browser.goes(form)
  assert.match(browser.sees.text, /Stay paused until 24 December 2026/)
  await browser.sends(form, { pause: 'none' })
  assert.equal(await pausedUntil(), 0)
})

test('turning the dial up waits for a code, turning it down does not', async t => {
  const { shop, amina, browser } = await spring(t)
  const dial = async () => (await readState(shop.house.store, shop.house.judge.layout, amina.id))?.state.dial
  const form = amina.preferences()
  await browser.goes(form)
  await browser.sends(form, { dial: 'none' })
  assert.equal(await dial(), 'none')
  await browser.goes(form)
  await browser.sends(form, { dial: 'full' })
  assert.equal(await dial(), 'none')
  const code = /^\s*(\d{6})\s*$/m.exec((await amina.mail()).at(-1)?.text ?? '')?.[1] ?? ''
  shop.house.clock.advance(minute)
  await browser.sends(browser.sees.path, { code })
  assert.equal(await dial(), 'full')
})

test('saving what stands already records nothing', async t => {
  const { shop, amina, browser } = await spring(t)
  const form = amina.preferences()
  await browser.goes(form)
  assert.match((await browser.sends(form)).text, /Nothing changed/)
  assert.equal((await choicesOf(shop.house, amina.id)).length, 1)
})

test('pages give their address to nobody, are kept by nobody, and hold no script', async t => {
  const { shop, amina } = await spring(t)
  for (const kind of ['unsubscribe', 'preferences', 'why'] as const) {
    const { headers } = await shop.app.request(await amina.link(kind))
    assert.equal(headers.get('referrer-policy'), 'no-referrer')
    assert.equal(headers.get('cache-control'), 'no-store')
    assert.match(headers.get('content-security-policy') ?? '', /^default-src 'none'/)
  }
})

test('no form is read beyond 64 KB', async t => {
  const { shop, amina } = await spring(t)
  const body = `x=${'a'.repeat(70_000)}`
  const headers = { 'content-type': 'application/x-www-form-urlencoded', 'content-length': String(body.length) }
  assert.equal((await shop.app.request(amina.preferences(), { method: 'POST', headers, body })).status, 400)
})

test('every example is one whole page with one heading, unique ids, and nothing people wrote as markup', async () => {
  for (const { name, page } of examples) {
    const text = String(await page)
    const ids = [...text.matchAll(/\sid="([^"]+)"/g)].map(match => match[1])
    assert.deepEqual(ids, [...new Set(ids)], name)
    assert.equal(text.match(/<h1>/g)?.length, 1, name)
    // The one script there may be is our own check of a proof.
    const own = text.replace(/<script type="module" src="\/assets\/check\/[\w./-]+"><\/script>/, '')
    assert.doesNotMatch(own, /<img|<script|\sstyle=/, name)
  }
})
