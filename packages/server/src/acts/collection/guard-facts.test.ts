import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day, hour } from '@candor/terms'
import { noon, openTestHouse, type TestHouse } from '../../../../../test/house.ts'
import { shopPolicy } from '../../../../../test/shop-policy.ts'
import { onEachPlace } from '../../../../../test/stores.ts'
import type { StoreConfig } from '../../adapters/store/index.ts'
import { createSource, readSource } from '../../brand/sources/index.ts'
import { blindOfHandle, ownersOf } from '../../customers/identity/index.ts'
import { factsOf, readState } from '../../customers/state/index.ts'
import { checkStates } from '../../decisions/index.ts'
import { collect, type Incoming } from './index.ts'
import { endEvents } from './testing/end-events.ts'

const guarded = `${shopPolicy
  .replace(
    '    Ad Seen:',
    `    Sent Back: { text: You sent something back, purposes: [orders], retention: 24 months, counts_as: return }
    Ad Seen:`,
  )
  .replace(
    '      purposes: [analytics]\n      retention: 90 days',
    '      purposes: [orders]\n      retention: 90 days',
  )
  .replace('path: { type: text, purposes: [analytics] }', 'path: { type: text, purposes: [orders] }')}
impulse_guard:
  quick_purchases: { count: 3, within: 24h }
  night: { from: "00:00", to: "05:00", nights: 2, within: 7d }
  returns: { count: 2, within: 14d }
  cool_down: 48h
`

async function openShop(place: StoreConfig): Promise<TestHouse> {
  const house = await openTestHouse({ place, policy: guarded })
  assert.ok((await createSource(house, { name: 'web', kind: 'public' }, 'staff:jo')).ok)
  return house
}

let messages = 0
function did(name: string, at: number, timezone?: string): Incoming {
  const event = { properties: {}, context: timezone === undefined ? {} : { timezone } }
  const called = { messageId: `g${++messages}`, userId: 'ada', name, at, event, gpc: false }
  return name === 'page' ? { ...called, type: 'page' } : { ...called, type: 'track' }
}

async function send(house: TestHouse, ...calls: Incoming[]) {
  const source = (await readSource(house.store, 'web'))!
  assert.ok('outcomes' in (await collect(house, { source, receivedAt: house.clock.now(), calls, refused: [] })))
}

const handle = { channel: 'id', value: 'ada' } as const

async function facts(house: TestHouse) {
  const customer = (await ownersOf(house, [handle])).get(blindOfHandle(house, handle))!.customer
  const stored = await readState(house.store, house.judge.layout, customer)
  const { purchases, returns, lateNights } = factsOf(stored!.state, house.judge.codes, undefined)
  return { purchases, returns, lateNights }
}

const sound = async (house: TestHouse) => assert.deepEqual((await checkStates(house, house.judge)).different, [])
const berlin = (text: string) => Date.parse(`${text}:00+02:00`)

onEachPlace('what the guard looks at', place => {
  test('is the newest purchases and returns, whatever order they come in, and what is told twice is there once', async t => {
    const house = await openShop(await place())
    t.after(() => house.close())
    await send(house, did('Order Completed', noon - 5 * hour), did('Sent Back', noon - hour))
    await send(house, did('Order Completed', noon - 9 * hour), did('Order Completed', noon - 1))
    await send(house, did('Order Completed', noon - 5 * hour), did('Sent Back', noon - 3 * day))
    assert.deepEqual(await facts(house), {
      purchases: [noon - 1, noon - 5 * hour, noon - 9 * hour],
      returns: [noon - hour, noon - 3 * day],
      lateNights: undefined,
    })
    await sound(house)
    for (let n = 1; n <= 15; n++) await send(house, did('Order Completed', noon - n * 1_000))
    const { purchases } = await facts(house)
    assert.deepEqual(purchases, [noon - 1, ...Array.from({ length: 11 }, (_, i) => noon - (i + 2) * 1_000)])
    await sound(house)
  })

  test('is nights on the clock of the customer: each once, anew when the clock is another, and machines keep no one up', async t => {
    const house = await openShop(await place())
    t.after(() => house.close())
    const twoNights = [berlin('2026-06-03T00:10'), berlin('2026-06-03T03:00'), berlin('2026-06-01T04:59')]
    await send(house, ...twoNights.map(at => did('page', at)), did('Order Completed', berlin('2026-05-31T02:00')))
    const ends = [berlin('2026-06-03T05:00'), berlin('2026-06-01T05:00')]
    assert.deepEqual((await facts(house)).lateNights, ends)
    await sound(house)
    // In Tokyo it was day; only what happened at 20:00 in Berlin was night there.
    await send(house, did('page', berlin('2026-06-02T20:00'), 'Asia/Tokyo'))
    assert.deepEqual((await facts(house)).lateNights, [Date.parse('2026-06-03T05:00:00+09:00')])
    await sound(house)
    await send(house, did('page', noon, 'Europe/Berlin'))
    assert.deepEqual((await facts(house)).lateNights, ends)
    await sound(house)
  })

  test('goes with the events that told it', async t => {
    const house = await openShop(await place())
    t.after(() => house.close())
    await send(house, did('page', berlin('2026-06-03T01:00')), did('page', berlin('2026-06-03T02:00')))
    await send(house, did('page', berlin('2026-06-02T01:00')), did('page', noon), did('Order Completed', noon - day))
    await send(house, did('Order Completed', noon - hour))
    assert.equal((await facts(house)).lateNights?.length, 2)
    house.clock.moveTo(berlin('2026-06-03T01:30') + 90 * day)
    assert.equal(await endEvents(house, 9), 2)
    await sound(house)
    assert.deepEqual((await facts(house)).lateNights, [berlin('2026-06-03T05:00')])
    house.clock.advance(day)
    assert.equal(await endEvents(house, 9), 2)
    assert.equal((await facts(house)).lateNights, undefined)
    await sound(house)
    house.clock.moveTo(Date.parse('2028-06-03T10:00:00+02:00'))
    assert.equal(await endEvents(house, 9), 1)
    assert.deepEqual((await facts(house)).purchases, [noon - hour])
    await sound(house)
  })
})
