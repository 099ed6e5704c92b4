import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '@candor/terms'
import { importTestCustomers } from '../../../../../test/house.ts'
import { onEachPlace } from '../../../../../test/stores.ts'
import { endRule } from '../../answers/retention/testing/end-rule.ts'
import { deliverHappenings } from '../../entrypoints/jobs/outbox.ts'
import { say } from '../choices/index.ts'
import { deliverDue, erase, exportOf } from './index.ts'
import { deliverAll, hearing, type Listening, listening } from './testing/listening.ts'

const no = { kind: 'refusal', purpose: 'offers', channel: 'email' } as const

async function twoRefuse({ house }: Listening): Promise<[string, string]> {
  const [amina = '', ben = ''] = await importTestCustomers(house, [{ key: 'amina' }, { key: 'ben' }])
  for (const customer of [amina, ben]) assert.ok((await say(house, customer, [no], 'api')).ok)
  return [amina, ben]
}
const kept = ({ house }: Listening) => house.store.db.selectFrom('webhook_deliveries').selectAll().execute()

onEachPlace('what is kept of webhooks', place => {
  test('the export holds what was told, to whom, and how it ended; the table holds no word of it', async t => {
    const listen = await listening(t, { place: await place() })
    const { house } = listen
    await hearing(listen)
    const [amina, ben] = await twoRefuse(listen)
    await deliverAll(house, 'tools')
    const exported = JSON.stringify(await exportOf(house, amina))
    assert.match(exported, /"webhook":"tools".*"state":"done".*"ids":\["amina"\].*"said":"refusal"/)
    assert.ok(!exported.includes('ben') && !exported.includes(ben))
    for (const row of await kept(listen)) assert.ok(!Buffer.from(row.body).includes('refusal'))
  })

  test('after an erasure nothing more is told of a customer, also when it was on its way', async t => {
    const listen = await listening(t, { place: await place() })
    const { house, there } = listen
    await hearing(listen)
    const [amina, ben] = await twoRefuse(listen)
    await deliverHappenings(house)
    assert.ok((await house.store.commit({ expect: [], writes: erase(amina) })).done)
    await deliverDue(house, 'tools')
    assert.deepEqual(
      there.received.map(({ body }) => JSON.parse(body).data.customer.ids),
      [['ben']],
    )
    assert.deepEqual(
      (await kept(listen)).map(({ customer }) => customer),
      [ben],
    )
    assert.deepEqual(await exportOf(house, amina), [])
  })

  test('without the key of the customer, what waits can neither be read nor sent', async t => {
    const listen = await listening(t, { place: await place() })
    const { house, there } = listen
    await hearing(listen)
    const [amina] = await twoRefuse(listen)
    await deliverHappenings(house)
    const key = { customer: amina, retention: 'profile' }
    await house.store.commit({ expect: [], writes: [{ do: 'remove', table: 'customer_keys', key }] })
    await deliverDue(house, 'tools')
    assert.deepEqual(
      there.received.map(({ body }) => JSON.parse(body).data.customer.ids),
      [['ben']],
    )
    const mine = (await kept(listen)).find(({ customer }) => customer === amina)
    assert.deepEqual([mine?.state, mine?.fault], ['withheld', 'nothing of it may be told any more'])
  })

  test('deliveries are forgotten after thirty days, not before', async t => {
    const listen = await listening(t, { place: await place() })
    const { house } = listen
    await hearing(listen)
    await twoRefuse(listen)
    await deliverAll(house, 'tools')
    house.clock.advance(30 * day)
    assert.equal(await endRule(house, 'deliveries'), 0)
    assert.equal((await kept(listen)).length, 2)
    house.clock.advance(1)
    assert.equal(await endRule(house, 'deliveries', 1), 2)
    assert.deepEqual(await kept(listen), [])
  })
})
