import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '@candor/terms'
import { importTestCustomers, noon, openTestHouse, type TestHouse, testPolicy } from '../../../../../test/house.ts'
import { onEachPlace } from '../../../../../test/stores.ts'
import { fixedClock } from '../../adapters/clock/index.ts'
import { realIds } from '../../adapters/ids/index.ts'
import { dispatchChange, dispatchesOf, plannedRow } from '../../customers/history/index.ts'
import { openMail } from '../delivery/index.ts'
import { changeTelling, noticeCampaign } from './index.ts'

const wider = testPolicy.replace(
  'channels: [email]\n    retention: 24 months',
  'channels: [email]\n    retention: 3 years',
)
const widest = wider.replace('retention: 3 years', 'retention: 9 years')

async function tellAll(house: TestHouse): Promise<void> {
  const turn = changeTelling(house)
  while (await turn());
}

const mails = async (house: TestHouse): Promise<{ readonly customer: string; readonly raw: string }[]> =>
  Promise.all(
    (await house.store.db.selectFrom('postbox').selectAll().orderBy('customer').execute()).map(async row => ({
      customer: row.customer,
      raw: Buffer.from((await openMail(house, row))!).toString(),
    })),
  )

onEachPlace('a change that uses more data', place => {
  async function opened(people: Parameters<typeof importTestCustomers>[1]) {
    const where = await place()
    let house = await openTestHouse({ place: where })
    const customers = await importTestCustomers(house, people)
    return {
      customers,
      async at(instant: number, policy: string): Promise<TestHouse> {
        await house.leave()
        const clock = fixedClock(instant)
        house = await openTestHouse({ place: where, data: house.data, policy, clock, ids: realIds(clock) })
        return house
      },
      leave: () => house.leave(),
    }
  }

  test('is told to each customer by one message, also where telling begins anew', async t => {
    const { customers, at, leave } = await opened([
      { key: 'ada', agreed: true },
      { key: 'ben' },
      { key: 'cem', email: '' },
    ])
    t.after(leave)
    const house = await at(noon + day, wider)
    await tellAll(house)
    await tellAll(house)
    const sent = await mails(house)
    assert.deepEqual(
      sent.map(({ customer }) => customer),
      customers.slice(0, 2).toSorted(),
    )
    assert.match(sent[0]!.raw, /Subject: How Corner Books uses your data changes on 4 July 2026/)
    assert.match(sent[0]!.raw, /privacy\/versions/)
    const [without] = await dispatchesOf(house.store, customers[2]!)
    assert.deepEqual([without?.state, without?.rule], ['withheld', 'house-no-address'])
    await tellAll(await at(noon + 2 * day, wider))
    assert.equal((await mails(await at(noon + 2 * day, wider))).length, 2)
  })

  test('that waits is told once its time has come', async t => {
    const { customers, at, leave } = await opened([{ key: 'ada' }])
    t.after(leave)
    const house = await at(noon + day, wider)
    const customer = customers[0]!
    const act = `policy-change-${house.notice!.announcedAt}`
    const names = { customer, act, campaign: noticeCampaign, channel: 'email', purpose: 'service' } as const
    await house.store.commit({ expect: [], writes: [plannedRow(names)] })
    const until = noon + 2 * day
    await house.store.commit(dispatchChange({ customer, act, version: 1 }, { state: 'waiting', until }))
    const turn = changeTelling(house)
    while (await turn());
    assert.equal((await mails(house)).length, 0)
    house.clock.moveTo(until)
    await turn()
    assert.equal((await mails(house)).length, 1)
  })

  test('that is taken back is told to nobody any more; the next one is', async t => {
    const { customers, at, leave } = await opened([{ key: 'ada' }])
    await tellAll(await at(noon + day, wider))
    t.after(leave)
    await tellAll(await at(noon + 2 * day, testPolicy))
    const next = await at(noon + 3 * day, widest)
    await tellAll(next)
    const told = (await dispatchesOf(next.store, customers[0]!)).map(({ state }) => state)
    assert.deepEqual(told, ['handed', 'handed'])
  })
})
