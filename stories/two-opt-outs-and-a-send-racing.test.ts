import assert from 'node:assert/strict'
import { test } from 'node:test'
import { runCampaign, totalsOf } from '../packages/server/src/acts/delivery/index.ts'
import type { HandOff, OutgoingChannel } from '../packages/server/src/adapters/channels/index.ts'
import { fixedClock, realClock } from '../packages/server/src/adapters/clock/index.ts'
import type { StoreConfig } from '../packages/server/src/adapters/store/index.ts'
import { inFlight } from '../packages/server/src/customers/history/index.ts'
import { linkToken } from '../packages/server/src/customers/links/index.ts'
import { centerPages } from '../packages/server/src/pages/center/index.ts'
import { beginCampaign } from '../packages/server/src/pages/center/testing/shop.ts'
import { openVisitor } from '../packages/server/src/pages/center/testing/visitor.ts'
import { importTestCustomers, noon, openTestHouse, type TestHouse } from '../test/house.ts'
import { onEachPlace } from '../test/stores.ts'

/** Decisions are all made at noon; whoever waits waits in real time. */
const clock = () => ({ ...fixedClock(noon), sleep: realClock.sleep, monotonic: realClock.monotonic })

/** The house's own channel with a word before and after each hand-over, so that a story can hold it. */
function watched(channel: OutgoingChannel, before: (customer: string) => Promise<unknown>): OutgoingChannel {
  const send: OutgoingChannel['send'] = async (pass, message, now): Promise<HandOff> => {
    await before(message.customer)
    return channel.send(pass, message, now)
  }
  return { ...channel, send }
}

async function openHouse(place: StoreConfig, before: (customer: string) => Promise<unknown>): Promise<TestHouse> {
  const house = await openTestHouse({ place, clock: clock() })
  const email = house.channels.get('email')
  assert.ok(email)
  return { ...house, channels: new Map([['email', watched(email, before)]]) }
}

const unsubscribeLink = (house: TestHouse, customer: string): string =>
  `/unsubscribe/${linkToken(house, { for: 'withdraw', customer, purpose: 'offers', channel: 'email' })}`

onEachPlace('opt-outs and a send at the same moment', place => {
  test('A no is answered only once nothing is on its way any more, and says what was', async t => {
    let letGo = () => undefined as undefined
    const held = new Promise<void>(resolve => {
      letGo = () => void resolve()
    })
    let begun = () => undefined as undefined
    const started = new Promise<void>(resolve => {
      begun = () => void resolve()
    })
    const house = await openHouse(await place(), () => {
      begun()
      return held
    })
    t.after(() => house.close())
    const [amina = ''] = await importTestCustomers(house, [{ key: 'amina', agreed: true }])
    await beginCampaign(house, 'spring')
    const sending = runCampaign(house, 'spring')
    await started

    const link = unsubscribeLink(house, amina)
    const browser = openVisitor(centerPages(house))
    await browser.goes(link)
    let isAnswered = false
    const asking = browser.sends(link).then(seen => {
      isAnswered = true
      return seen
    })
    while ((await choicesCount(house, amina)) < 2) await realClock.sleep(5)
    assert.equal(isAnswered, false)
    letGo()
    const seen = await asking
    assert.deepEqual(await inFlight(house.store, amina), [])
    assert.match(seen.text, /Already on the way .*We write to you about books you may like\., by email/)
    await sending
  })

  test('Two hundred customers say no twice while a campaign runs: after the answer nothing is handed over', async t => {
    const started = new Map<string, number>()
    const answered = new Map<string, number>()
    let moment = 0
    const house = await openHouse(await place(), async customer => {
      started.set(customer, ++moment)
      await realClock.sleep(moment % 20)
    })
    t.after(() => house.close())
    const people = Array.from({ length: 300 }, (_, i) => ({ key: `c${i}`, agreed: true }))
    const customers = await importTestCustomers(house, people)
    const app = centerPages(house)
    const oneClick = async (customer: string) => {
      const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' })
      assert.equal((await app.request(unsubscribeLink(house, customer), { method: 'POST', body })).status, 200)
      if (!answered.has(customer)) answered.set(customer, ++moment)
    }
    await beginCampaign(house, 'spring')
    // Fifty are early, fifty never say no, two hundred race; a round of sending holds fewer than half of them.
    for (const customer of customers.slice(0, 50)) await oneClick(customer)
    const racing = customers
      .slice(50, 250)
      .flatMap((customer, i) => [
        realClock.sleep(i).then(() => oneClick(customer)),
        realClock.sleep((i * 7) % 200).then(() => oneClick(customer)),
      ])
    await Promise.all([runCampaign(house, 'spring'), ...racing])

    const tooLate = customers.filter(customer => (started.get(customer) ?? 0) > (answered.get(customer) ?? Infinity))
    assert.deepEqual(tooLate, [])
    assert.ok(customers.slice(0, 50).every(customer => !started.has(customer)))
    assert.ok(customers.slice(250).every(customer => started.has(customer)))
    const totals = await totalsOf(house.store, 'spring')
    assert.deepEqual([totals.planned, totals.open], [300, 0])
    assert.equal(totals.sent, started.size)
    assert.equal(totals.sent + totals.withheld, 300)
    t.diagnostic(`${totals.sent} sent, ${totals.withheld} withheld`)
  })
})

async function choicesCount(house: TestHouse, customer: string): Promise<number> {
  return (await house.store.db.selectFrom('choices').select('choice').where('customer', '=', customer).execute()).length
}
