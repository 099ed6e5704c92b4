import assert from 'node:assert/strict'
import { afterEach, test } from 'node:test'
import { say } from '../packages/server/src/acts/choices/index.ts'
import { importCustomers } from '../packages/server/src/acts/collection/index.ts'
import { runCampaign } from '../packages/server/src/acts/delivery/index.ts'
import { beginCampaign, dispatchesTo } from '../packages/server/src/acts/delivery/testing/begin.ts'
import { fixedClock } from '../packages/server/src/adapters/clock/index.ts'
import { parseMap } from '../packages/server/src/customers/imports/index.ts'
import { customersAt } from '../packages/server/src/customers/profiles/index.ts'
import {
  importTestCustomers,
  openTestHouse,
  type TestCustomer,
  type TestHouse,
  testMap,
  testPolicy,
  testRows,
} from '../test/house.ts'
import { onEachPlace } from '../test/stores.ts'

const at = (text: string): number => Date.parse(text)
const readable = (instant: number | null | undefined): string | null =>
  instant ? new Date(instant).toISOString() : null
const hours = 60

// Berlin, 2026: on 29 March the clock goes from 02:00 to 03:00; on 25 October from 03:00 back to 02:00.
onEachPlace('quiet hours on a night on which the clock is changed', place => {
  let house: TestHouse
  afterEach(() => house.close())

  /** A shop at `now`, with a campaign that waits for its people up to a day. */
  async function shop(now: string, people: readonly TestCustomer[], policy = testPolicy): Promise<string[]> {
    house = await openTestHouse({ place: await place(), clock: fixedClock(at(now)), policy })
    return importTestCustomers(house, people)
  }

  async function send(customers: readonly string[]): Promise<(string | null)[]> {
    await beginCampaign(house, 'spring', { timing: { give_up_after_hours: 24 } })
    await runCampaign(house, 'spring')
    return (await dispatchesTo(house, 'spring', customers)).map(({ state, until }) =>
      state === 'waiting' ? readable(until) : state,
    )
  }

  /** Nobody hears from the shop a millisecond early, and everybody does when the time has come. */
  async function waitsUntil(customers: readonly string[], instant: string): Promise<void> {
    house.clock.moveTo(at(instant) - 1)
    await runCampaign(house, 'spring')
    const states = async () => (await dispatchesTo(house, 'spring', customers)).map(dispatch => dispatch.state)
    assert.deepEqual(
      await states(),
      customers.map(() => 'waiting'),
    )
    house.clock.moveTo(at(instant))
    await runCampaign(house, 'spring')
    assert.deepEqual(
      await states(),
      customers.map(() => 'handed'),
    )
  }

  test('in spring the night is an hour shorter: eight o’clock in Berlin comes at six, universal time', async () => {
    const customers = await shop('2026-03-28T22:30:00Z', [{ key: 'amina', agreed: true }])
    assert.deepEqual(await send(customers), ['2026-03-29T06:00:00.000Z'])
    await waitsUntil(customers, '2026-03-29T06:00:00Z')
  })

  test('in autumn it is an hour longer, and the hour that comes twice is quiet both times', async () => {
    const customers = await shop('2026-10-24T22:30:00Z', [{ key: 'amina', agreed: true }])
    assert.deepEqual(await send(customers), ['2026-10-25T07:00:00.000Z'])
    for (const twice of ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z']) {
      house.clock.moveTo(at(twice))
      await runCampaign(house, 'spring')
      assert.equal((await dispatchesTo(house, 'spring', customers))[0]!.state, 'waiting')
    }
    await waitsUntil(customers, '2026-10-25T07:00:00Z')
  })

  test('her own window ends at an hour that this night does not have: it is over when the clock has jumped', async () => {
    const [amina] = await shop('2026-03-29T00:30:00Z', [{ key: 'amina', agreed: true }], noBrandHours)
    const quietHours = [{ from: 1 * hours, to: 2.5 * hours }]
    assert.ok((await say(house, amina!, [{ kind: 'preference', value: { quietHours } }], 'preferences')).ok)
    // 01:30 in Berlin. At 02:00 the clock shows 03:00, which is past half past two.
    assert.deepEqual(await send([amina!]), ['2026-03-29T01:00:00.000Z'])
    await waitsUntil([amina!], '2026-03-29T01:00:00Z')
  })

  test('her own window, in an hour that comes twice, is kept both times', async () => {
    const [amina] = await shop('2026-10-25T00:15:00Z', [{ key: 'amina', agreed: true }], noBrandHours)
    const quietHours = [{ from: 2 * hours, to: 2.5 * hours }]
    assert.ok((await say(house, amina!, [{ kind: 'preference', value: { quietHours } }], 'preferences')).ok)
    // 02:15 for the first time. It is half past two twice, an hour apart, and open in between.
    assert.deepEqual(await send([amina!]), ['2026-10-25T00:30:00.000Z'])
    house.clock.moveTo(at('2026-10-25T01:15:00Z'))
    await runCampaign(house, 'spring')
    const [dispatch] = await dispatchesTo(house, 'spring', [amina!])
    assert.deepEqual([dispatch!.state, readable(dispatch!.until)], ['waiting', '2026-10-25T01:30:00.000Z'])
    await waitsUntil([amina!], '2026-10-25T01:30:00Z')
  })

  test('whose zone nobody knows waits until every zone of their country is awake', async () => {
    await shop('2026-03-08T05:30:00Z', [])
    const customers = [await importAmerican('amina')]
    // The night on which American clocks jump; only Honolulu keeps its time, and it is the last to see eight o’clock.
    assert.deepEqual(await send(customers), ['2026-03-08T18:00:00.000Z'])
    await waitsUntil(customers, '2026-03-08T18:00:00Z')
  })

  async function importAmerican(key: string): Promise<string> {
    const { policy } = house.judge
    const map = parseMap(testMap.replace('fixed: DE', 'fixed: US'), policy.fields, Object.keys(policy.purposes))
    assert.ok(map.ok)
    const csv = new TextEncoder().encode(testRows([{ key, agreed: true, zone: '' }]))
    async function* bytes() {
      yield csv
    }
    const request = { csv: bytes(), map: map.value, fileDigest: key, mapDigest: 'us', dryRun: false }
    assert.ok((await importCustomers(house, request)).ok)
    return (await customersAt(house, { channel: 'id', address: key }))[0]!
  }
})

const noBrandHours = testPolicy.replace(/^quiet_hours:.*$/m, '')
