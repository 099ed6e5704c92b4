import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { entriesPath } from '@candor/ledger'
import { testCampaign } from '../../../../../test/house.ts'
import { onEachPlace } from '../../../../../test/stores.ts'
import { timelineOf } from '../../answers/timeline/index.ts'
import { readCampaign } from '../../brand/campaigns/index.ts'
import { joins } from '../../brand/staff/testing/room.ts'
import { openStaffPages, type StaffHouseOpened } from './testing/house.ts'
import { seed } from './testing/seed.ts'
import { visitor } from './testing/visitor.ts'

let house: StaffHouseOpened
let ids: string[]
const as = (session: string | undefined) => visitor(house.app, session)
onEachPlace('the pages of staff', place => {
  before(async () => {
    house = await openStaffPages({ place: await place() })
    ids = await seed(house)
  })
  after(() => house.house.close())

  test('without a session every route leads to the sign-in, and forms are refused', async () => {
    const routes = house.app.routes.filter(({ path, method }) => path.startsWith('/staff') && method !== 'ALL')
    assert.ok(routes.length > 25)
    const id = 'f'.repeat(26)
    const parts: Record<string, string> = {
      name: 'autumn',
      key: '0123456789ab',
      finding: id,
      request: id,
      hold: id,
      id: 'c'.repeat(20),
    }
    for (const { path, method } of routes) {
      const at = path.replace(/:(\w+)(\{.*?\}(?=\/|$))?/g, (_, name: string) =>
        Object.hasOwn(parts, name) ? parts[name]! : 'c1',
      )
      const answer = await house.app.request(at, { method, headers: { accept: 'text/html' } })
      assert.ok([303, 401].includes(answer.status), `${method} ${at} answered ${answer.status}`)
      assert.doesNotMatch(await answer.text(), /autumn|Corner Books/)
    }
  })

  test('a form without the token of the session changes nothing', async () => {
    const cookie = `candor=${house.ada}`
    const answer = await house.app.request('/staff/campaigns/autumn/approve', { method: 'POST', headers: { cookie } })
    assert.equal(answer.status, 403)
    assert.equal((await readCampaign(house.house.store, 'autumn'))?.state, 'draft')
  })

  test('who and why: the audience, each rule with its people, those who will be written to', async () => {
    const page = await as(house.ada).text('/staff/campaigns/autumn')
    const { plan } = (await readCampaign(house.house.store, 'autumn'))!
    assert.ok(plan)
    assert.equal(plan.planned, 70)
    assert.match(page, new RegExp(`${plan.sent} of 70 people would get this message`))
    for (const [rule, n] of Object.entries(plan.reasons)) {
      assert.match(page, new RegExp(`${n === 1 ? '1 person' : `${n} people`}: `))
      assert.match(page, new RegExp(`withheld\\?rule=${rule}`))
    }
    assert.match(page, /fairness-monitoring/)
    assert.match(page, /Not shown: fewer than 10 people/)
  })

  test('after sending it adds up, and the reasons are those that were recorded', async () => {
    const page = await as(house.ada).text('/staff/campaigns/spring')
    const [, planned, sent, withheld, failed, unknown] =
      /(\d+) people planned = (\d+) sent \+ (\d+) withheld \+ (\d+) failed \+ (\d+) unknown/.exec(page) ?? []
    assert.equal(Number(planned), 70)
    assert.equal(Number(sent) + Number(withheld) + Number(failed) + Number(unknown), 70)
  })

  test('the list of one rule names the customer by first letters only, and pages on without repeating anybody', async () => {
    const ada = as(house.ada)
    const page = await ada.text('/staff/campaigns/autumn/withheld?rule=house-permission')
    assert.match(page, /<bdi>A…<\/bdi>/)
    assert.doesNotMatch(page, /Amina|mail\.example/)
    const customers = (text: string) => [...text.matchAll(/\/staff\/customers\/(c\d+)"/g)].map(([, id]) => id)
    const first = customers(await ada.text('/staff/campaigns/autumn/withheld'))
    const last = first.at(-1)
    const second = customers(await ada.text(`/staff/campaigns/autumn/withheld?after=${last}`))
    assert.equal(new Set([...first, ...second]).size, first.length + second.length)
  })

  test('a viewer sees counts and no single person', async () => {
    const viewer = as(await joins(house.room, 'Vera', 'viewer'))
    assert.equal((await viewer.get('/staff/campaigns/autumn')).status, 200)
    assert.doesNotMatch(await viewer.text('/staff/campaigns/autumn'), /withheld\?rule|staff\/customers/)
    for (const path of [
      '/staff/campaigns/autumn/withheld',
      '/staff/customers',
      `/staff/customers/${ids[0]}`,
      '/staff/postbox',
    ])
      assert.equal((await viewer.get(path)).status, 403, path)
  })

  test('an export needs its own right, holds no name, and is recorded before it leaves', async () => {
    const marketer = as(await joins(house.room, 'Mo', 'marketer'))
    assert.equal((await marketer.post('/staff/campaigns/autumn/withheld.csv')).status, 403)
    const privacy = as(await joins(house.room, 'Pia', 'privacy'))
    const answer = await privacy.post('/staff/campaigns/autumn/withheld.csv', { rule: 'house-permission' })
    assert.match(answer.headers.get('content-disposition') ?? '', /attachment/)
    const lines = (await answer.text()).trim().split('\r\n')
    const { plan } = (await readCampaign(house.house.store, 'autumn'))!
    assert.equal(lines.length - 1, plan?.reasons['house-permission'])
    assert.doesNotMatch(lines.join(), /Amina|@/)
    const [entry] = await timelineOf(house.house, 'brand', { limit: 1 })
    assert.ok(entry && 'body' in entry)
    assert.match(JSON.stringify(entry.body), /"verb":"export"/)
    assert.match(await privacy.text('/staff/campaigns/autumn/activity'), /exported/)
  })

  test('a faulty campaign file: every fault with its path, nothing lost, nothing kept', async () => {
    const ada = as(house.ada)
    const definition = JSON.stringify({
      ...testCampaign('broken'),
      purpose: 'nothing',
      content: { subject: '<b>', blocks: [] },
    })
    const answer = await ada.post('/staff/campaigns/new', { definition })
    const page = await answer.text()
    assert.equal(answer.status, 422)
    for (const path of ['purpose', 'content.locale', 'content.blocks']) assert.match(page, new RegExp(`${path}: `))
    assert.match(page, /&lt;b&gt;/)
    assert.doesNotMatch(page, /<b>/)
    assert.equal(await readCampaign(house.house.store, 'broken'), undefined)
  })

  test('what is no campaign at all is refused with the reason', async () => {
    const ada = as(house.ada)
    for (const [definition, says] of [
      ['', /is empty/],
      ['{', /not JSON/],
      ['[]', /campaign/],
      ['{"__proto__": {"a": 1}}', /__proto__|required/],
      [JSON.stringify({ ...testCampaign('spring') }), /already a campaign/],
      [JSON.stringify({ ...testCampaign('new') }), /choose another name/],
    ] as const) {
      const answer = await ada.post('/staff/campaigns/new', { definition })
      assert.ok([409, 422].includes(answer.status), definition)
      assert.match(await answer.text(), says)
    }
    const large = await ada.post('/staff/campaigns/new', { definition: 'x'.repeat(1_100_000) })
    assert.equal(large.status, 413)
  })

  test('opening the page that asks once more sends nothing', async () => {
    const ada = as(house.ada)
    await ada.post('/staff/campaigns/new', { definition: JSON.stringify(testCampaign('asked')) })
    await ada.post('/staff/campaigns/asked/approve')
    assert.match(await ada.text('/staff/campaigns/asked/send'), /Yes, send to \d+ people/)
    assert.equal((await readCampaign(house.house.store, 'asked'))?.state, 'approved')
    const woken = house.woken.length
    const answer = await ada.post('/staff/campaigns/asked/send')
    assert.equal(answer.status, 303)
    assert.equal((await readCampaign(house.house.store, 'asked'))?.state, 'gathering')
    assert.ok(house.woken.length > woken)
  })

  test('a message with a fault that must be mended cannot be approved here', async () => {
    const ada = as(house.ada)
    const image = {
      type: 'image',
      src: 'https://books.example/offer.png',
      alt: 'The whole offer, written into a picture',
    }
    const blocks = [image, image, image]
    const definition = JSON.stringify({ ...testCampaign('vague'), content: { locale: 'en', subject: 'Look', blocks } })
    await ada.post('/staff/campaigns/new', { definition })
    assert.match(await ada.text('/staff/campaigns/vague/content'), /<span class="tag danger">Must be mended/)
    assert.doesNotMatch(await ada.text('/staff/campaigns/vague/approval'), /Approve this campaign/)
    assert.equal((await ada.post('/staff/campaigns/vague/approve')).status, 409)
    assert.equal((await readCampaign(house.house.store, 'vague'))?.state, 'draft')
  })

  test('the sender check says in words what failed and what got no answer', async () => {
    const page = await as(house.ada).text('/staff/campaigns/autumn/sender')
    assert.match(page, /Failed/)
    assert.match(page, /No answer/)
    assert.match(page, /We could not find out/)
  })

  test('a customer is found by the body of a form, and the address stands in no URL', async () => {
    const ada = as(house.ada)
    const answer = await ada.post('/staff/customers', { email: 'k1@mail.example' })
    assert.equal(answer.status, 303)
    assert.equal(answer.headers.get('location'), `/staff/customers/${ids[1]}`)
    const none = await ada.post('/staff/customers', { email: 'nobody@mail.example' })
    assert.equal(none.status, 404)
    assert.match(await none.text(), /No customer has this email address/)
  })

  test('a timeline tells import, choice, permit, refusal and end, each entry with its proof', async () => {
    const ada = as(house.ada)
    const page = await ada.text(`/staff/customers/${ids[1]}`)
    for (const words of [
      /Import/,
      /Evidence: “/,
      /Permitted/,
      /Refused/,
      /Took back the yes/,
      /The mail server has the message/,
    ])
      assert.match(page, words)
    const proof = /href="([^"]+proof\.tlog-proof)"/.exec(page)?.[1]
    assert.ok(proof)
    assert.match(await ada.text(proof), /^c2sp\.org\/tlog-proof@v1/)
    const decision = /href="([^"]+\/decisions\/[^"]+)"/.exec(page)?.[1]
    assert.ok(decision)
    const why = await ada.text(decision)
    for (const words of [/Facts as they were/, /Rules that spoke/, /core-withdrawal-immediate/, /sha256:/])
      assert.match(why, words)
  })

  test('a mail in the postbox does nothing by itself, and its links are beside it', async () => {
    const ada = as(house.ada)
    const mail = /href="(\/staff\/postbox\/[^"]+)"/.exec(await ada.text('/staff/postbox'))?.[1]
    assert.ok(mail)
    const answer = await ada.get(mail)
    const page = await answer.text()
    const frame = /<iframe[^>]*>/.exec(page)?.[0] ?? ''
    assert.match(frame, / sandbox srcdoc=/)
    assert.doesNotMatch(frame, / href=&quot;|allow-/)
    assert.match(page, /<a href="http:\/\/127\.0\.0\.1:8080\/unsubscribe\/v1\.[^"]+"/)
    assert.match(page, /List-Unsubscribe/)
    assert.match(answer.headers.get('content-security-policy') ?? '', /default-src 'none'.*'unsafe-inline'/)
    assert.doesNotMatch((await ada.get('/staff')).headers.get('content-security-policy') ?? '', /unsafe-inline/)
  })

  test('the log says Verified, and Broken with the place once a byte was changed', async () => {
    const ada = as(house.ada)
    await house.house.log.sequence()
    assert.equal((await ada.post('/staff/log/verify')).status, 303)
    assert.match(await ada.text('/staff/log'), /Verified/)
    const { size } = await house.house.store.db.selectFrom('log_head').select('size').executeTakeFirstOrThrow()
    const path = entriesPath(0, Math.min(size, 256))
    const bundle = await house.house.tiles.read(path)
    assert.ok(bundle)
    await house.house.tiles.write(path, bundle.with(40, (bundle[40] ?? 0) ^ 1))
    await ada.post('/staff/log/verify')
    assert.match(await ada.text('/staff/log'), /Broken[\s\S]*entry|bundle/)
    await house.house.tiles.write(path, bundle)
  })

  test('an address that nobody wrote is refused or begins at the first page, never an error of ours', async () => {
    const ada = as(house.ada)
    const odd = ['%00', "'", '%2e%2e', 'a'.repeat(400), '9'.repeat(40), '__proto__']
    const paths = [
      '/staff/campaigns/autumn/withheld?after=',
      '/staff/campaigns/autumn/withheld?rule=',
      '/staff/campaigns/spring/withheld?after=',
      '/staff/campaigns/autumn/activity?before=',
      '/staff/campaigns/autumn?done=',
      '/staff/campaigns/',
      '/staff/postbox?after=1.',
      '/staff/postbox/c1/',
      '/staff/customers/',
      `/staff/customers/${ids[1]}?before=`,
      `/staff/customers/${ids[1]}/decisions/`,
    ]
    for (const path of paths) for (const text of odd) assert.ok((await ada.get(path + text)).status < 500, path + text)
    assert.equal((await ada.post('/staff/campaigns/autumn/withheld.csv', { rule: "' or 1" })).status, 400)
  })
})
