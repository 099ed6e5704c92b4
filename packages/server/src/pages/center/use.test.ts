import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day, minute } from '@candor/terms'
import { onEachPlace } from '../../../../../test/stores.ts'
import { vouchFor } from '../../brand/sources/index.ts'
import { choicesOf } from '../../customers/consent/index.ts'
import { eventsOf } from '../../customers/events/index.ts'
import { openShop, type Person } from './testing/shop.ts'
import { openVisitor } from './testing/visitor.ts'
import { does, webPolicy, webShop } from './testing/web.ts'
import { timelinePath } from './visit.ts'

const yes = (...given: readonly string[]) =>
  ({ given, refused: [], unnamed: 'silent', needs: 'all', isChange: false }) as const
const seen = { type: 'page', name: 'Home' } as const
const order = { name: 'Order Completed', properties: { total: 1, coupon: 'MAY', campaign: 'c-7' } } as const
const books = 'We show you our books on other websites\\.'
const objects = 'Your browser sends a signal that objects to this\\.'
const counts = 'If you say yes here, your yes counts for us until you say no\\.'

const codeIn = async (person: Person): Promise<string> =>
  /^\s*(\d{6})\s*$/m.exec((await person.mail()).at(-1)?.text ?? '')?.[1] ?? 'no code'

onEachPlace('what may be kept and used', place => {
  async function openWeb(t: { after(done: () => Promise<void>): void }, policy = webPolicy) {
    const shop = await openShop({ policy, place: await place() })
    t.after(() => shop.house.close())
    const amina = await shop.customer({ key: 'amina', agreed: true })
    const { house, app } = shop
    const form = amina.preferences()
    const withSignal = openVisitor({
      request: (path, init) => app.request(path, { ...init, headers: { ...init?.headers, 'sec-gpc': '1' } }),
    })
    const kept = async () => {
      const [newest] = await eventsOf(house, [amina.id], { limit: 1 })
      return newest?.purposes ?? []
    }
    const vias = async () =>
      (await choicesOf(house, amina.id)).map(({ via, said }) => [via, said.kind]).filter(([via]) => via !== 'import')
    return { shop, house, amina, browser: amina.browser(), form, withSignal, kept, vias, web: await webShop(house) }
  }

  test('each answer with its day and where it was given', async t => {
    const { shop, house, web, browser, form } = await openWeb(t)
    await does(house, web, 'amina', { ...seen, consent: yes('Analytics', 'Ads') })
    house.clock.advance(2 * day)
    assert.match(
      (await browser.goes(form)).text,
      /We learn which pages help\. You said yes in the banner on our page or in our app on 3 June 2026\. Your words: “Help us understand which pages help\.” Yes, you may do this No, do not do this/,
    )
    await does(house, web, 'amina', { ...seen, gpc: true })
    house.clock.advance(minute)
    await browser.goes(form)
    await browser.sends(form, { 'answer.analytics.any': 'no' })
    const { text } = await browser.goes(form)
    assert.match(text, /We learn which pages help\. You said no here on 5 June 2026\./)
    assert.match(
      text,
      new RegExp(
        `${books} Your browser said no for you on 5 June 2026 \\(Global Privacy Control\\)\\. Yes, you may do this ${objects} ${counts} No,`,
      ),
    )
    house.clock.advance(minute)
    await browser.sends('/stop')
    assert.match((await browser.goes(form)).text, /pages help\. You said no to everything here on 5 June 2026\./)
    const other = await shop.customer({ key: 'other' })
    assert.match((await browser.goes(other.preferences())).text, /pages help\. You have not answered this yet\./)
  })

  test('a yes given against the signal counts from its code on, and the signal no longer ends it', async t => {
    const { house, web, amina, browser, form, kept, vias } = await openWeb(t)
    const signaling = { ...order, gpc: true }
    await does(house, web, 'amina', signaling)
    assert.deepEqual(await kept(), ['service'])
    await browser.goes(form)
    await browser.sends(form, { 'answer.ads.any': 'yes' })
    assert.match(browser.sees.text, /You said yes: We show you our books on other websites\./)
    house.clock.advance(minute)
    await does(house, web, 'amina', signaling)
    assert.deepEqual(await kept(), ['service'])

    await browser.sends(browser.sees.path, { code: await codeIn(amina) })
    house.clock.advance(minute)
    await does(house, web, 'amina', signaling)
    assert.deepEqual(await kept(), ['service', 'ads'])
    assert.deepEqual(await vias(), [
      ['gpc', 'objection'],
      ['preferences', 'consent'],
    ])
    const said = (await choicesOf(house, amina.id)).at(-1)?.said
    assert.match(said?.kind === 'consent' ? said.evidence.text : '', new RegExp(`^${books} .* ${objects} ${counts}$`))
    assert.match(
      (await browser.goes(form)).text,
      new RegExp(`You said yes here on 3 June 2026\\. .* ${objects} Your yes came after it and counts for us`),
    )

    await browser.sends(form, { 'answer.ads.any': 'no' })
    house.clock.advance(minute)
    await does(house, web, 'amina', order)
    assert.deepEqual(await kept(), ['service'])
  })

  test('a signal heard first on this very page is recorded before the yes that answers it', async t => {
    const { house, web, amina, browser, form, withSignal, kept, vias } = await openWeb(t)
    assert.doesNotMatch((await browser.goes(form)).text, new RegExp(objects))
    assert.match((await withSignal.goes(form)).text, new RegExp(`${objects} ${counts}`))
    await withSignal.sends(form, { 'answer.analytics.any': 'yes' })
    assert.deepEqual(await vias(), [])
    await withSignal.goes(form)
    await withSignal.sends(form, { 'answer.ads.any': 'yes' })
    house.clock.advance(minute)
    await withSignal.sends(withSignal.sees.path, { code: await codeIn(amina) })
    assert.deepEqual(await vias(), [
      ['gpc', 'objection'],
      ['preferences', 'consent'],
    ])
    house.clock.advance(minute)
    await does(house, web, 'amina', { ...order, gpc: true })
    assert.deepEqual(await kept(), ['service', 'ads'])
  })

  test('a yes from before the signal is told to end with it', async t => {
    const { house, web, browser, form, withSignal } = await openWeb(t)
    await does(house, web, 'amina', { ...seen, consent: yes('Ads') })
    assert.match((await withSignal.goes(form)).text, new RegExp(`${objects} It ends this yes when you visit`))
    assert.doesNotMatch((await browser.goes(form)).text, new RegExp(objects))
  })

  test('where a shop vouches the page says so, the timeline leads to the choice, and a no ends it', async t => {
    const { house, amina, browser, kept } = await openWeb(t)
    const vouch = { purposes: ['analytics'], text: 'They ticked the box in our old shop.', version: '1', locale: 'en' }
    const by = { name: 'web', by: 'staff:jo' }
    const vouched = await vouchFor(house, by, vouch, house.judge.policy.purposes)
    assert.ok(vouched.ok)
    await does(house, vouched.value, 'amina', order)
    assert.deepEqual(await kept(), ['service', 'analytics'])
    const { html } = await browser.goes(timelinePath(house, amina.id))
    const link = /href="(\/preferences\/[^"#]+)#([^"]+)">See this among your choices/.exec(html)
    const page = await browser.goes(link?.[1] ?? 'no link')
    assert.match(page.html, new RegExp(` id="${link?.[2]}"`))
    assert.match(
      page.text,
      /pages help\. You have not told us yourself\. web says since 3 June 2026 that you agreed to this: “They ticked the box in our old shop\.” So we do it\. If that is wrong, say no here\./,
    )
    assert.doesNotMatch(page.html, / checked[^>]*name="answer\.analytics/)
    await browser.sends(link?.[1] ?? '', { 'answer.analytics.any': 'no' })
    house.clock.advance(minute)
    await does(house, vouched.value, 'amina', order)
    assert.deepEqual(await kept(), ['service'])
  })

  test('stopping everything ends these too, whatever the banner says later, and can be undone', async t => {
    const { house, web, browser, form, kept } = await openWeb(t)
    const banner = { ...order, consent: yes('Analytics') }
    await does(house, web, 'amina', banner)
    assert.deepEqual(await kept(), ['service', 'analytics'])
    house.clock.advance(minute)
    assert.match((await browser.goes(form)).text, /It also says no to everything under “What we may keep and use”/)
    assert.match(
      (await browser.sends('/stop')).text,
      /You stopped all marketing, on every channel\. You said no to everything that we may keep and use only with your yes\./,
    )
    house.clock.advance(minute)
    await does(house, web, 'amina', banner)
    assert.deepEqual(await kept(), ['service'])
    assert.match((await browser.sends('/undo')).text, /You said yes: We learn which pages help\./)
    house.clock.advance(minute)
    await does(house, web, 'amina', order)
    assert.deepEqual(await kept(), ['service', 'analytics'])
  })

  test('a yes to being counted, after everything was stopped, opens no mailbox', async t => {
    const { house, amina, browser, form, vias } = await openWeb(t)
    await browser.goes(form)
    await browser.sends('/stop')
    house.clock.advance(minute)
    await browser.goes(form)
    await browser.sends(form, { 'answer.analytics.any': 'yes' })
    house.clock.advance(minute)
    await browser.sends(browser.sees.path, { code: await codeIn(amina) })
    assert.deepEqual((await vias()).at(-1), ['preferences', 'consent'])
    const listed = await house.store.db.selectFrom('suppressions').select('reason').execute()
    assert.deepEqual(listed, [{ reason: 'stopped-by-customer' }])
  })

  test('what a contract carries is told, not asked', async t => {
    const policy = webPolicy.replace(
      '  analytics:\n',
      '  stock:\n    text: We keep count of what you bought.\n    basis: contract\n    class: service\n    retention: 12 months\n  analytics:\n',
    )
    const { browser, form } = await openWeb(t, policy)
    const { text, html } = await browser.goes(form)
    assert.match(text, /What we need to do .* We keep count of what you bought\. This belongs to your contract/)
    assert.doesNotMatch(html, /answer\.stock/)
    assert.match((await browser.sends(form, { 'answer.stock.any': 'no' })).text, /not asked for: answer\.stock\.any/)
  })
})
