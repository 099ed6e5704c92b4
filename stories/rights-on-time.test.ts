import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DeskLetter } from '../packages/server/src/adapters/channels/index.ts'
import { fixedClock } from '../packages/server/src/adapters/clock/index.ts'
import type { StoreConfig } from '../packages/server/src/adapters/store/index.ts'
import { extendRequest, tellStaff, watchDeadlines } from '../packages/server/src/answers/rights/index.ts'
import { openRequests, readRequest, requestsOf } from '../packages/server/src/customers/rights/index.ts'
import { wordsAbout } from '../packages/server/src/decisions/index.ts'
import { centerPages } from '../packages/server/src/pages/center/index.ts'
import { mailTo } from '../packages/server/src/pages/center/testing/shop.ts'
import { openVisitor } from '../packages/server/src/pages/center/testing/visitor.ts'
import { preferencesPath } from '../packages/server/src/pages/center/visit.ts'
import { importTestCustomers, openTestHouse, type TestHouse, testBrand, testMap, testPolicy } from '../test/house.ts'
import { onEachPlace } from '../test/stores.ts'

const on = (text: string): number => Date.parse(text)
type Law = { readonly country: string; readonly region?: string; readonly zone: string; readonly holidays?: string }

/** A house and its customer in one place of the world, and the customer's browser, which runs no script. */
async function begins(place: StoreConfig, { country, region, zone, holidays = '' }: Law, at: string) {
  const brand = testBrand
    .replace('country: DE', `country: ${country}\n  holidays: [${holidays}]`)
    .replace('Europe/Berlin', zone)
  const policy = testPolicy.replace(testBrand, brand)
  const house = await openTestHouse({ place, policy, clock: fixedClock(on(at)) })
  const map = testMap.replace(
    '{ fixed: DE }',
    `{ fixed: ${country} }${region ? `\n  region: { fixed: ${region} }` : ''}`,
  )
  const [customer = ''] = await importTestCustomers(house, [{ key: 'amina', zone }], map)
  const base = preferencesPath(house, customer).replace('preferences', 'rights')
  return { house, customer, base, browser: openVisitor(centerPages(house)) }
}

type Scene = Awaited<ReturnType<typeof begins>>

/** Asks for a right by its form, as a link and a browser without script allow. */
async function asks({ browser, base }: Scene, right: string, fields = {}) {
  await browser.goes(`${base}/ask/${right}`)
  return browser.sends(`/ask/${right}`, fields)
}

/** Types the code that came by mail. */
async function proves({ house, customer, browser }: Scene, fields = {}) {
  const mails = await mailTo(house, customer)
  const code = /^\s*(\d{6})\s*$/m.exec(mails.findLast(({ subject }) => subject?.includes('Your code'))?.text ?? '')?.[1]
  return browser.sends(browser.sees.path, { code: code ?? '', ...fields })
}

const onlyOne = async (house: TestHouse, customer: string) => {
  const [one, ...more] = await requestsOf(house, [customer])
  assert.deepEqual(more, [])
  return one!
}
const iso = (at: number | undefined): string => new Date(at ?? 0).toISOString()

onEachPlace('rights on time', place => {
  test('GDPR: one month, moved on from a weekend; two more with a reason; a copy only for the right code', async t => {
    const scene = await begins(
      await place(),
      { country: 'DE', zone: 'Europe/Berlin', holidays: '2026-08-03' },
      '2026-07-01T12:00:00+02:00',
    )
    const { house, customer, browser } = scene
    t.after(() => house.close())
    // 1 August is a Saturday, 3 August a holiday of the brand.
    const page = await asks(scene, 'human-review', { said: 'Why was I left out?' })
    assert.match(page.text, /We answer by 4 August 2026 at 23:59/)
    assert.match(page.text, /GDPR 12\(3\)/)
    const { request } = await onlyOne(house, customer)
    house.clock.moveTo(on('2026-07-25T12:00:00+02:00'))
    assert.deepEqual(
      (await watchDeadlines(house)).map(({ stage }) => stage),
      [],
    )
    house.clock.moveTo(on('2026-08-02T12:00:00+02:00'))
    assert.deepEqual(
      (await watchDeadlines(house)).map(({ stage }) => stage),
      ['remind'],
    )
    assert.ok((await extendRequest(house, request, 'complex', 'Three systems decided together.', 'staff:vera')).ok)
    const extended = await readRequest(house, { customer, request })
    assert.deepEqual([iso(extended?.dueAt), extended?.dueBy], ['2026-10-01T21:59:59.000Z', 'gdpr-dsar-ext'])
    assert.match((await mailTo(house, customer)).at(-1)?.text ?? '', /We will answer by 1 October 2026/)

    await asks(scene, 'access')
    assert.match((await proves(scene, { code: '000000' })).text, /This code does not work/)
    const proved = await proves(scene)
    assert.match(proved.text, /Done\. It counts since then/)
    await browser.sends('/copy')
    assert.equal((await proves(scene, { code: '111111', form: 'json' })).status, 422)
    const form = browser.sees
    const copy = await proves(scene, { form: 'json' })
    assert.match(copy.html, /amina@mail\.example/)
    const again = openVisitor(centerPages(house))
    await again.goes(form.path)
    assert.equal((await again.sends(form.path, { code: '222222' })).status, 422)

    // An objection names what it is about; one to advertising is done at once, and nobody can refuse it.
    const unsaid = await asks(scene, 'objection')
    assert.deepEqual([unsaid.status, /Choose what you object to/.test(unsaid.text)], [422, true])
    const objected = await asks(scene, 'objection', { purpose: 'offers' })
    assert.match(objected.text, /What you object to\s+We write to you about books you may like/)
    assert.match(objected.text, /Done\. It counts since then/)
    const said = (await wordsAbout(house, customer)).at(-1)?.said
    assert.deepEqual(said, { kind: 'objection', purpose: 'offers', channel: 'any' })
  })

  test('CCPA: acknowledged at once, 45 days, up to 90; a letter must be acknowledged within 10 business days', async t => {
    const law = { country: 'US', region: 'CA', zone: 'America/Los_Angeles', holidays: '2026-07-03' }
    const scene = await begins(await place(), law, '2026-07-01T09:00:00-07:00')
    const { house, customer } = scene
    t.after(() => house.close())
    const page = await asks(scene, 'correction', { said: 'My name is spelled wrong.' })
    assert.equal(page.status, 200)
    const asked = await onlyOne(house, customer)
    assert.deepEqual([iso(asked.dueAt), asked.dueBy], ['2026-08-16T06:59:59.000Z', 'ccpa-respond-45d'])
    assert.deepEqual([iso(asked.acknowledgeBy), asked.acknowledgedAt], ['2026-07-17T06:59:59.000Z', asked.receivedAt])
    await proves(scene)
    const waits = await onlyOne(house, customer)
    assert.equal(waits.state, 'in-progress')
    house.clock.moveTo(on('2026-08-15T23:59:00-07:00'))
    assert.ok((await extendRequest(house, asked.request, 'many-requests', 'A storm of requests.', 'staff:vera')).ok)
    const extended = await onlyOne(house, customer)
    assert.deepEqual([iso(extended.dueAt), extended.dueBy], ['2026-09-30T06:59:59.000Z', 'ccpa-respond-ext-90d'])
    const sale = await asks(scene, 'opt-out-sale')
    assert.match(sale.text, /Done\. It counts since then/)
  })

  test('Indonesia: three times 24 hours, by the clock, weekend or not; then it is overdue', async t => {
    const scene = await begins(await place(), { country: 'ID', zone: 'Asia/Jakarta' }, '2026-07-03T17:30:00+07:00')
    const { house, customer, base, browser } = scene
    t.after(() => house.close())
    await asks(scene, 'correction', { said: 'My street changed.' })
    await proves(scene)
    const asked = await onlyOne(house, customer)
    assert.deepEqual([iso(asked.dueAt), asked.dueBy], ['2026-07-06T10:30:00.000Z', 'id-pdp-correct-3x24'])
    assert.equal((await extendRequest(house, asked.request, 'complex', 'It is hard.', 'staff:vera')).ok, false)
    house.clock.moveTo(asked.dueAt + 1)
    assert.deepEqual(
      (await watchDeadlines(house)).map(({ stage }) => stage),
      ['overdue'],
    )
    assert.match((await browser.goes(`${base}/${asked.request}`)).text, /This is late/)

    const restricted = await asks(scene, 'restriction')
    assert.match(restricted.text, /Done/)
    assert.match((await browser.goes(base.replace('rights', 'preferences'))).text, /The use of your data is restricted/)
    await asks(scene, 'erasure')
    const last = await proves(scene)
    assert.match(last.text, /Your data is erased/)
    // The only link of theirs that still leads anywhere: what went, what stays, and the proof to check elsewhere.
    const link = /href="(\/erased\/[^"]+)"/.exec(last.html)?.[1] ?? ''
    await house.log.sequence()
    const certificate = await browser.goes(link)
    assert.equal(certificate.status, 200)
    assert.match(certificate.text, /What was erased[\s\S]*profiles: 1[\s\S]*What stays[\s\S]*candor proof verify/)
    assert.ok(!certificate.html.includes(customer) && !certificate.html.includes('mail.example'))
    assert.match((await browser.goes(`${link}/file`)).text, /^c2sp\.org\/tlog-proof@v1/)
    assert.equal((await browser.goes(`${link.slice(0, -2)}AA`)).status, 404)
    assert.equal((await browser.goes(base)).status, 410)
    assert.deepEqual(await openRequests(house.store, 10).then(all => all.map(({ right }) => right)), ['correction'])
  })

  test('staff are told: of what is new once a day, of what presses at once, each once, and never whose it is', async t => {
    const scene = await begins(await place(), { country: 'DE', zone: 'Europe/Berlin' }, '2026-07-01T12:00:00+02:00')
    t.after(() => scene.house.close())
    const letters: DeskLetter[] = []
    let broken = false
    const send = async (letter: DeskLetter) => {
      if (broken) return { result: 'failed', permanent: false, why: 'away' } as const
      letters.push(letter)
      return { result: 'handed' } as const
    }
    const house = { ...scene.house, deskMail: { send, close: () => undefined } }
    const subjects = async (at: string): Promise<string[]> => {
      house.clock.moveTo(on(at))
      letters.length = 0
      await watchDeadlines(house)
      // Two processes look at once, and each looks again.
      await Promise.all([tellStaff(house), tellStaff(house)])
      await tellStaff(house)
      return letters.map(({ subject }) => subject)
    }
    assert.deepEqual(await subjects('2026-07-01T12:00:00+02:00'), [])
    await asks(scene, 'human-review', { said: 'Why was amina left out?' })
    assert.deepEqual(await subjects('2026-07-01T12:01:00+02:00'), ['1 request to answer'])
    const [letter] = letters
    const { request } = await onlyOne(house, scene.customer)
    assert.match(letter?.text ?? '', /human review: is due on 3 August 2026 at 23:59 \(Europe\/Berlin\)/)
    assert.ok(letter?.text.includes(`/staff/rights/${request}`))
    assert.doesNotMatch(JSON.stringify(letter), /amina|left out/)
    await asks(scene, 'complaint', { said: 'You write too often.' })
    assert.deepEqual(await subjects('2026-07-01T18:00:00+02:00'), [])
    // What the house answers itself at once is no work for anybody.
    await asks(scene, 'restriction')
    assert.deepEqual(await subjects('2026-07-02T12:01:00+02:00'), ['1 request to answer'])
    assert.deepEqual(await subjects('2026-07-25T12:00:00+02:00'), ['2 requests due soon'])
    broken = true
    assert.deepEqual(await subjects('2026-08-02T12:00:00+02:00'), [])
    broken = false
    assert.deepEqual(await subjects('2026-08-02T12:20:00+02:00'), ['2 requests to answer at once'])
    assert.deepEqual(await subjects('2026-08-04T00:00:00+02:00'), ['2 requests overdue'])
    assert.deepEqual(await subjects('2026-08-09T00:00:00+02:00'), [])
  })
})
