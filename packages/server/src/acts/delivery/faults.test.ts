import assert from 'node:assert/strict'
import { afterEach, test } from 'node:test'
import { importTestCustomers, openTestHouse, type TestHouse } from '../../../../../test/house.ts'
import { onEachPlace } from '../../../../../test/stores.ts'
import { runCampaign } from './index.ts'
import { beginCampaign, dispatchesTo } from './testing/begin.ts'

onEachPlace('what is wrong with one person', place => {
  let house: TestHouse
  afterEach(() => house.close())
  const open = async (): Promise<string[]> => {
    house = await openTestHouse({ place: await place() })
    const plans = ['basic', 'basic', 'endless', 'basic']
    return importTestCustomers(
      house,
      plans.map((plan, i) => ({ key: `c${i}`, plan, agreed: true })),
    )
  }
  const statesOf = async (customers: readonly string[]) =>
    (await dispatchesTo(house, 'spring', customers)).map(dispatch => dispatch.state)

  test('a text that never ends for them: theirs is not sent, the others have theirs', async () => {
    const customers = await open()
    const text = '{% if customer.plan == "endless" %}{% for i in (1..90000000) %}x{% endfor %}{% endif %}Hello'
    const content = { locale: 'en', subject: 'New books', blocks: [{ type: 'paragraph', text }] }
    await beginCampaign(house, 'spring', { content })
    await runCampaign(house, 'spring')
    const states = await statesOf(customers)
    assert.deepEqual(
      states.filter((_, i) => i !== 2),
      ['handed', 'handed', 'handed'],
    )
    assert.ok(states[2] === 'failed' || states[2] === 'waiting', states[2])
  })

  test('sealed fields or an address that cannot be opened: the others have theirs', async () => {
    const customers = await open()
    const damage = (table: 'profiles' | 'contact_points', key: object) =>
      house.store.commit({ expect: [], writes: [{ do: 'patch', table, key, set: { sealed: new Uint8Array(40) } }] })
    await damage('profiles', { customer: customers[0] })
    const points = await house.store.db
      .selectFrom('contact_points')
      .selectAll()
      .where('customer', '=', customers[1]!)
      .execute()
    for (const { customer, channel, blind } of points) await damage('contact_points', { customer, channel, blind })
    await beginCampaign(house, 'spring')
    await runCampaign(house, 'spring')
    assert.deepEqual(await statesOf(customers), ['failed', 'withheld', 'handed', 'handed'])
    const [, second] = await dispatchesTo(house, 'spring', customers)
    assert.equal(second!.rule, 'house-no-address')
  })
})
