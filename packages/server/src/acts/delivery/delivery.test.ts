import assert from 'node:assert/strict'
import { afterEach, test } from 'node:test'
import { setImmediate as turn } from 'node:timers/promises'
import { day, hour, minute } from '@candor/terms'
import {
  importTestCustomers,
  noon,
  openTestHouse,
  type TestCustomer,
  type TestHouse,
  testMap,
  testPolicy,
} from '../../../../../test/house.ts'
import { onEachPlace } from '../../../../../test/stores.ts'
import { openSmtp } from '../../adapters/channels/index.ts'
import { startScriptedSmtp } from '../../adapters/channels/testing/scripted-smtp.ts'
import { readCampaign } from '../../brand/campaigns/index.ts'
import { readState } from '../../customers/state/index.ts'
import { pauseCampaign, resumeCampaign, stopCampaign } from '../campaigns/index.ts'
import { say, withdraw } from '../choices/index.ts'
import { giveUpAbandoned, runCampaign, testSend, totalsOf } from './index.ts'
import { beginCampaign, decisionsIn, dispatchesTo } from './testing/begin.ts'
import { type MailServer, type Mood, startMailServer } from './testing/mail-server.ts'

const people = (n: number): TestCustomer[] => Array.from({ length: n }, (_, i) => ({ key: `c${i}`, agreed: true }))

onEachPlace('delivery', place => {
  let house: TestHouse
  let server: MailServer
  afterEach(async () => {
    await server.close()
    await house.close()
  })

  async function open(n: number): Promise<string[]> {
    server = await startMailServer()
    const inner = await openTestHouse({ place: await place() })
    house = { ...inner, channels: new Map([['email', server.channel]]) }
    return importTestCustomers(house, people(n))
  }
  const contactsOf = async (customer: string) =>
    (await readState(house.store, house.judge.layout, customer))!.state.contactCount

  test('who is refused for good has failed, and the contact does not count', async () => {
    const customers = await open(3)
    server.moodOf = address => (address.startsWith('c1@') ? 'refuses' : 'takes')
    await beginCampaign(house, 'spring')
    await runCampaign(house, 'spring')
    const states = (await dispatchesTo(house, 'spring', customers)).map(({ state, rule }) => [state, rule])
    assert.deepEqual(states, [
      ['handed', null],
      ['failed', 'provider-refused'],
      ['handed', null],
    ])
    assert.deepEqual(await Promise.all(customers.map(contactsOf)), [1, 0, 1])
    assert.equal((await readCampaign(house.store, 'spring'))?.state, 'done')
    const { sent, failed, open: left, reasons } = await totalsOf(house.store, 'spring')
    assert.deepEqual(
      { sent, failed, left, reasons },
      { sent: 2, failed: 1, left: 0, reasons: { 'provider-refused': 1 } },
    )
  })

  test('who is put off is asked for again after five minutes with a new decision, three times at most', async () => {
    const customers = await open(2)
    let asked = 0
    server.moodOf = address => (address.startsWith('c0@') || asked++ === 0 ? 'later' : 'takes')
    await beginCampaign(house, 'spring')
    const seen = []
    for (let attempt = 1; attempt <= 4; attempt++) {
      await runCampaign(house, 'spring')
      seen.push(
        (await dispatchesTo(house, 'spring', customers)).map(dispatch => `${dispatch.state} ${dispatch.attempt}`),
      )
      house.clock.advance(5 * minute - 1)
      await runCampaign(house, 'spring')
      house.clock.advance(1)
    }
    assert.deepEqual(seen, [
      ['waiting 1', 'waiting 1'],
      ['waiting 2', 'handed 2'],
      ['failed 3', 'handed 2'],
      ['failed 3', 'handed 2'],
    ])
    assert.equal(await decisionsIn(house), 5)
    assert.deepEqual(await Promise.all(customers.map(contactsOf)), [0, 1])
    assert.equal((await readCampaign(house.store, 'spring'))?.state, 'done')
  })

  test('an answer that never came is unknown for good, counts against the budget, and nobody tries again', async () => {
    const customers = await open(2)
    const silent = await startScriptedSmtp({ dot: 'hang-up' })
    const channel = openSmtp({ host: '127.0.0.1', port: silent.port, implicitTls: false, requireTls: false })
    const cut = { ...house, channels: new Map([['email' as const, channel]]) }
    await beginCampaign(house, 'spring')
    await runCampaign(cut, 'spring')
    house.clock.advance(hour)
    await runCampaign(cut, 'spring')
    await channel.close()
    await silent.close()
    assert.equal(silent.messages.length, 2)
    assert.equal((await totalsOf(house.store, 'spring')).unknown, 2)
    assert.deepEqual(await Promise.all(customers.map(contactsOf)), [1, 1])
    assert.equal((await readCampaign(house.store, 'spring'))?.state, 'done')
  })

  test('who has quiet hours waits for their end, or is given up when that is too late', async () => {
    const customers = await open(2)
    house.clock.moveTo(Date.parse('2026-06-03T22:00:00+02:00'))
    await beginCampaign(house, 'patient', { timing: { give_up_after_hours: 12 } })
    await beginCampaign(house, 'hasty', { timing: { give_up_after_hours: 2 } })
    for (const name of ['patient', 'hasty']) await runCampaign(house, name)
    const morning = Date.parse('2026-06-04T08:00:00+02:00')
    const waiting = await dispatchesTo(house, 'patient', customers)
    assert.deepEqual(
      waiting.map(({ state, until, rule }) => ({ state, until, rule })),
      Array(2).fill({ state: 'waiting', until: morning, rule: 'house-quiet-hours' }),
    )
    const { withheld, reasons } = await totalsOf(house.store, 'hasty')
    assert.deepEqual({ withheld, reasons }, { withheld: 2, reasons: { 'house-quiet-hours': 2 } })
    house.clock.moveTo(morning - 1)
    await runCampaign(house, 'patient')
    assert.equal(server.mails.length, 0)
    house.clock.moveTo(morning)
    await runCampaign(house, 'patient')
    assert.equal(server.mails.length, 2)
    assert.equal((await readCampaign(house.store, 'patient'))?.state, 'done')
  })

  test('a pause holds within a round, a resumed campaign goes on, and everybody is accounted for all the time', async () => {
    await open(60)
    await beginCampaign(house, 'spring')
    let rung = false
    server.moodOf = async (): Promise<Mood> => {
      if (!rung) {
        rung = true
        assert.ok((await pauseCampaign(house, 'spring', 'jo')).ok)
      }
      return 'takes'
    }
    await runCampaign(house, 'spring')
    const held = await totalsOf(house.store, 'spring')
    assert.ok(held.sent > 0 && held.sent <= 16, `${held.sent} went after the pause`)
    assert.equal(held.sent + held.open, 60)
    assert.ok((await resumeCampaign(house, 'spring', 'jo')).ok)
    let isOver = false
    const running = runCampaign(house, 'spring').finally(() => {
      isOver = true
    })
    while (!isOver) {
      await turn()
      const { planned, sent, withheld, failed, unknown, open: left } = await totalsOf(house.store, 'spring')
      assert.deepEqual([planned, sent + withheld + failed + unknown + left], [60, 60])
    }
    await running
    assert.equal(new Set(server.mails.map(mail => mail.to)).size, 60)
    assert.equal(server.mails.length, 60)
  })

  test('a stop holds within a round; who was not written to yet is withheld by it', async () => {
    await open(40)
    await beginCampaign(house, 'spring')
    server.moodOf = async (address): Promise<Mood> => {
      if (address.startsWith('c')) await stopCampaign(house, 'spring', 'jo')
      return 'takes'
    }
    await runCampaign(house, 'spring')
    await runCampaign(house, 'spring')
    const { planned, sent, withheld, open: left, reasons } = await totalsOf(house.store, 'spring')
    assert.ok(sent > 0 && sent <= 16)
    assert.deepEqual({ planned, withheld, left }, { planned: 40, withheld: 40 - sent, left: 0 })
    assert.deepEqual(reasons, { 'campaign-stopped': 40 - sent })
    assert.equal(server.mails.length, sent)
  })

  test('a promotion that is refused is left out, the message goes, and both decisions are on record', async () => {
    server = await startMailServer()
    const inner = await openTestHouse({ place: await place() })
    house = { ...inner, channels: new Map([['email', server.channel]]) }
    const customers = await importTestCustomers(house, [
      { key: 'yes', agreed: true },
      { key: 'no', agreed: false },
    ])
    await beginCampaign(house, 'order', {
      purpose: 'service',
      class: 'transactional',
      promotion: [{ type: 'paragraph', text: 'And here is an offer.' }],
    })
    await runCampaign(house, 'order')
    const states = (await dispatchesTo(house, 'order', customers)).map(dispatch => dispatch.state)
    assert.deepEqual(states, ['handed', 'handed'])
    const text = (key: string) => server.mails.find(mail => mail.to.startsWith(`${key}@`))!.raw.toString()
    assert.doesNotMatch(text('no'), /here is an offer/)
    assert.match(text('no'), /three books/)
    const stripped = (
      await house.store.db.selectFrom('entries').select(['customer']).where('kind', '=', 'decision').execute()
    ).filter(row => row.customer === customers[1])
    assert.equal(stripped.length, 2)
  })

  // 16 CFR 316.3(a)(2): in the United States a promotion may not come first.
  test('a promotion that was agreed to goes along, after what the message is for', async () => {
    server = await startMailServer()
    const extra =
      '  marketing: { text: Offers., basis: consent, class: marketing, channels: [email], retention: 24 months }'
    const policy = testPolicy
      .replace('purposes:\n', `purposes:\n${extra}\n`)
      .replaceAll('[offers, service]', '[offers, marketing, service]')
    const inner = await openTestHouse({ place: await place(), policy })
    house = { ...inner, channels: new Map([['email', server.channel]]) }
    const [customer = ''] = await importTestCustomers(
      house,
      [{ key: 'yes' }],
      testMap.replace('fixed: DE', 'fixed: US'),
    )
    const evidence = { text: 'Send me offers.', version: 'v1', surface: 'page', locale: 'en', at: noon - day }
    const yes = { kind: 'consent', purpose: 'marketing', channel: 'email', type: 'express', evidence } as const
    assert.ok((await say(house, customer, [yes], 'api')).ok)
    await beginCampaign(house, 'order', {
      purpose: 'service',
      class: 'transactional',
      promotion: [{ type: 'paragraph', text: 'And here is an offer.' }],
    })
    await runCampaign(house, 'order')
    const [mail] = server.mails
    const text = mail!.raw.toString()
    assert.ok(text.indexOf('three books') < text.indexOf('here is an offer'))
    assert.match(text, /three books/)
  })

  test('a hand-over whose process is gone is unknown, at once or once nobody can wait for it any more', async () => {
    const customers = await open(1)
    await beginCampaign(house, 'spring')
    const [planned] = await dispatchesTo(house, 'spring', customers)
    const key = { customer: planned!.customer, act: 'spring' }
    const set = { state: 'handing_off', pass_expires: noon + minute, version: 2 }
    await house.store.commit({
      expect: [{ table: 'dispatches', key, version: 1 }],
      writes: [{ do: 'patch', table: 'dispatches', key, set }],
    })
    house.clock.moveTo(noon + 16 * minute)
    assert.equal(await giveUpAbandoned(house, false), 0)
    house.clock.advance(1)
    assert.equal(await giveUpAbandoned(house, false), 1)
    assert.equal((await dispatchesTo(house, 'spring', customers))[0]!.state, 'unknown')
    house.clock.advance(day)
    await runCampaign(house, 'spring')
    assert.equal(server.mails.length, 0)
  })

  test('a no holds although the clock that sends is behind the clock that took it down', async () => {
    const customers = await open(2)
    const aim = { purpose: 'offers', channel: 'email' }
    assert.ok((await withdraw(house, customers[0]!, aim, 'one-click')).ok)
    house.clock.moveTo(noon - hour)
    await beginCampaign(house, 'spring')
    await runCampaign(house, 'spring')
    assert.deepEqual(
      server.mails.map(mail => mail.to),
      ['c1@mail.example'],
    )
  })

  test('a test message passes the same gate: to who agreed it goes, to who did not it does not', async () => {
    await open(1)
    await importTestCustomers(house, [{ key: 'no', agreed: false }])
    const campaign = await beginCampaign(house, 'spring')
    assert.ok((await testSend(house, campaign, 'c0@mail.example')).ok)
    const refused = await testSend(house, campaign, 'no@mail.example')
    assert.ok(!refused.ok && refused.error.code === 'test-refused' && refused.error.verdict?.outcome === 'deny')
    const unknown = await testSend(house, campaign, 'stranger@mail.example')
    assert.ok(!unknown.ok && unknown.error.code === 'test-unknown-address')
    assert.deepEqual(
      server.mails.map(mail => mail.to),
      ['c0@mail.example'],
    )
  })
})
