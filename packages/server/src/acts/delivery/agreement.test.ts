import assert from 'node:assert/strict'
import { afterEach, test } from 'node:test'
import type { Json } from '@candor/terms'
import { importTestCustomers, openTestHouse, type TestCustomer, type TestHouse } from '../../../../../test/house.ts'
import { onEachPlace } from '../../../../../test/stores.ts'
import { planCampaign, withheldBy } from '../campaigns/index.ts'
import { runCampaign } from './index.ts'
import { beginCampaign, dispatchesTo } from './testing/begin.ts'

const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Tokyo', 'Australia/Lord_Howe', '']
const people: TestCustomer[] = Array.from({ length: 60 }, (_, i) => ({
  key: `c${i}`,
  agreed: i % 3 !== 0,
  zone: zones[i % zones.length]!,
  ...(i % 7 === 0 ? { email: '' } : {}),
}))

const promotion: { [field: string]: Json } = {
  purpose: 'service',
  class: 'transactional',
  promotion: [{ type: 'paragraph', text: 'And here is an offer.' }],
}

onEachPlace('a plan', place => {
  let house: TestHouse
  afterEach(() => house.close())

  test('and a send at the same instant agree about every single person', async () => {
    house = await openTestHouse({ place: await place() })
    const customers = await importTestCustomers(house, people)
    const instants = ['2026-06-03T12:00:00Z', '2026-06-03T20:30:00Z', '2026-06-04T03:00:00Z', '2026-06-04T12:00:00Z']
    const rules = new Set<string>()
    for (const [i, instant] of instants.entries())
      for (const [kind, more] of Object.entries({ offer: {}, order: promotion })) {
        house.clock.moveTo(Date.parse(instant))
        const name = `${kind}-${i}`
        const { definition } = await beginCampaign(house, name, more)
        const plan = await planCampaign(house, house.judge, definition, house.clock.now())
        const foreseen = new Map(
          (await withheldBy(house, definition, { limit: 100 })).map(({ customer, rule }) => [customer, rule]),
        )
        await runCampaign(house, name)
        const sent = await dispatchesTo(house, name, customers)
        assert.equal(sent.length, plan.planned)
        assert.equal(sent.filter(dispatch => dispatch.state === 'handed').length, plan.sent)
        for (const { customer, state, rule } of sent) {
          assert.deepEqual(
            [customer, state === 'handed', rule],
            [customer, !foreseen.has(customer), foreseen.get(customer) ?? null],
          )
          if (rule) rules.add(rule)
        }
      }
    // Without these the agreement would say little.
    for (const rule of ['house-quiet-hours', 'house-budget', 'house-no-address']) assert.ok(rules.has(rule), rule)
  })
})
