import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day, type Json } from '@candor/terms'
import {
  importTestCustomers,
  noon,
  openTestHouse,
  type TestHouse,
  testCampaign,
  testPolicy,
} from '../../../../../test/house.ts'
import { onEachPlace } from '../../../../../test/stores.ts'
import { readCampaign } from '../../brand/campaigns/index.ts'
import { eventRow } from '../../customers/events/index.ts'
import { dispatchesIn } from '../../customers/history/index.ts'
import { existingKey } from '../../record/index.ts'
import {
  approveCampaign,
  createCampaign,
  gatherAudience,
  parseCampaign,
  planCampaign,
  prepareCampaign,
  startCampaign,
  withheldBy,
} from './index.ts'

const policy = testPolicy.replace(
  'budgets:',
  `  events:
    Order Completed: { text: You bought something, purposes: [offers, service], retention: 24 months }
    Asked Us: { text: You asked us something, purposes: [service], retention: 24 months }
budgets:`,
)
const twice = { event: 'Order Completed', atLeast: 2, within: '30 days' }

async function ordered(house: TestHouse, customer: string, ...daysAgo: readonly (readonly [number, string])[]) {
  const { key } = (await existingKey(house, customer, 'profile'))!
  const rows = daysAgo.map(([ago, purposes]) =>
    eventRow(house, key, customer, {
      event: house.ids.id(),
      source: 'web',
      type: 'track',
      name: 'Order Completed',
      at: noon - ago * day,
      receivedAt: noon,
      purposes: purposes.split(' '),
      attributes: {},
      sealed: {},
    }),
  )
  assert.ok((await house.store.commit({ expect: [], writes: rows })).done)
}

/** Ada ordered twice of late, Ben twice but one is old, Cem twice but one is not held for offers, Dan never. */
async function shop(place: NonNullable<Parameters<typeof openTestHouse>[0]>['place']) {
  const house = await openTestHouse({ ...(place ? { place } : {}), policy })
  const keys = ['ada', 'ben', 'cem', 'dan']
  const people = await importTestCustomers(
    house,
    keys.map(key => ({ key, agreed: true })),
  )
  const [ada = '', ben = '', cem = ''] = people
  await ordered(house, ada, [0, 'offers'], [29, 'service offers'])
  await ordered(house, ben, [1, 'offers'], [30, 'offers'])
  await ordered(house, cem, [1, 'offers'], [2, 'service'])
  return { house, people }
}

const campaignOf = (audience: Json) => ({ ...testCampaign('spring'), audience })

onEachPlace('an audience by what people did', place => {
  test('is counted over the window that ends when the plan is made, for the purpose of the campaign', async t => {
    const { house } = await shop(await place())
    t.after(() => house.close())
    const planned = async (audience: Json, at: number) => {
      const parsed = parseCampaign(campaignOf(audience), house.judge.policy)
      assert.ok(parsed.ok, JSON.stringify(parsed))
      return (await planCampaign(house, house.judge, parsed.value, at)).planned
    }
    assert.equal(await planned(twice, noon), 1)
    assert.equal(await planned(twice, noon - 1), 1)
    assert.equal(await planned({ ...twice, within: '31 days' }, noon), 2)
    assert.equal(await planned(twice, noon + day), 0)
    assert.equal(await planned({ event: 'Order Completed', atMost: 0 }, noon), 1)
    assert.equal(await planned({ not: { event: 'Order Completed', is: 2 } }, noon), 2)
    assert.equal(await planned({ any: [twice, { field: 'plan', is: 'none' }] }, noon), 1)
  })

  test('is gathered and judged as it was planned', async t => {
    const { house, people } = await shop(await place())
    t.after(() => house.close())
    const definition = await prepareCampaign(house, campaignOf(twice))
    assert.ok(definition.ok)
    assert.ok((await createCampaign(house, definition.value, 'jo')).ok)
    assert.ok((await approveCampaign(house, 'spring', 'jo')).ok)
    assert.ok((await startCampaign(house, 'spring', 'jo')).ok)
    await gatherAudience(house, (await readCampaign(house.store, 'spring'))!)
    const dispatches = await dispatchesIn(house.store, 'spring', 'planned', 9)
    assert.deepEqual(
      dispatches.map(({ customer }) => customer),
      [people[0]],
    )
    house.clock.moveTo(noon + 12 * 3_600_000)
    const withheld = await withheldBy(house, definition.value, { limit: 9 })
    assert.deepEqual(
      withheld.map(({ customer }) => customer),
      [people[0]],
    )
  })

  test('cannot rest on an event that is held for other purposes', async t => {
    const { house } = await shop(await place())
    t.after(() => house.close())
    const parsed = parseCampaign(campaignOf({ event: 'Asked Us', atLeast: 1 }), house.judge.policy)
    assert.ok(!parsed.ok)
    assert.equal(parsed.error[0]?.path, 'audience.event')
    assert.match(parsed.error[0]?.says ?? '', /^is held for service, not for offers/)
  })
})
