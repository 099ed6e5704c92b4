import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '@candor/terms'
import { noon, openTestHouse, type TestHouse } from '../../../../../test/house.ts'
import { shopPolicy } from '../../../../../test/shop-policy.ts'
import { onEachPlace } from '../../../../../test/stores.ts'
import type { StoreConfig } from '../../adapters/store/index.ts'
import { createSource, readSource } from '../../brand/sources/index.ts'
import { eventsOf } from '../../customers/events/index.ts'
import { blindOfHandle, ownersOf } from '../../customers/identity/index.ts'
import { factsOf, readState } from '../../customers/state/index.ts'
import { checkStates } from '../../decisions/index.ts'
import { collect, type Incoming, trimEvents } from './index.ts'
import { endEvents } from './testing/end-events.ts'

const policy = shopPolicy.replace(
  '    Ad Seen:',
  `    Joined: { text: You joined, purposes: [orders], retention: 24 months, counts_as: subscription-start }
    Left: { text: You left, purposes: [orders], retention: 24 months, counts_as: subscription-end }
    Ad Seen:`,
)

const shorter = policy
  .replace('card: { class: sensitive, type: text, ', 'card: { class: sensitive, type: text, retention: 30 days, ')
  .replace(
    'referrer: { type: text, purposes: [analytics], without: hash',
    'referrer: { type: text, purposes: [orders], retention: 30 days',
  )

async function openShop(place: StoreConfig, text = policy): Promise<TestHouse> {
  const house = await openTestHouse({ place, policy: text })
  assert.ok((await createSource(house, { name: 'web', kind: 'public' }, 'staff:jo')).ok)
  return house
}

let messages = 0
const track = (name: string, at: number, context = {}): Incoming => ({
  type: 'track',
  messageId: `m${++messages}`,
  userId: 'ada',
  name,
  at,
  event: { properties: {}, context },
  gpc: false,
})

async function send(house: TestHouse, ...calls: Incoming[]) {
  const source = (await readSource(house.store, 'web'))!
  const done = await collect(house, { source, receivedAt: house.clock.now(), calls, refused: [] })
  assert.ok('outcomes' in done)
  return done.outcomes
}

const handle = { channel: 'id', value: 'ada' } as const
const ada = async (house: TestHouse) => (await ownersOf(house, [handle])).get(blindOfHandle(house, handle))!.customer

async function facts(house: TestHouse) {
  const stored = await readState(house.store, house.judge.layout, await ada(house))
  const { purchases, subscriptions, zone } = factsOf(stored!.state, house.judge.codes, undefined)
  return { purchases, subscriptions, zone }
}

const sound = async (house: TestHouse) => assert.deepEqual((await checkStates(house, house.judge)).different, [])

onEachPlace('facts from events', place => {
  test('are those of the newest purchase and subscription, whatever order their events come in', async t => {
    const house = await openShop(await place())
    t.after(() => house.close())
    await send(house, track('Order Completed', noon - 5), track('Joined', noon - 4), track('Left', noon - 9))
    assert.deepEqual((await facts(house)).subscriptions, [{ startedAt: noon - 4 }])
    await send(house, track('Order Completed', noon - 8), track('Left', noon - 2))
    assert.deepEqual(await facts(house), {
      purchases: [noon - 5],
      subscriptions: [{ startedAt: noon - 4, endedAt: noon - 2 }],
      zone: 'unknown',
    })
    await sound(house)
  })

  test('a time zone that does not exist is dropped and said so, and the one known before stays', async t => {
    const house = await openShop(await place())
    t.after(() => house.close())
    const zone = async (timezone: string) => (await send(house, track('Order Completed', noon, { timezone })))[0]!
    assert.ok((await zone('Asia/Tokyo')).kept.includes('zone'))
    assert.equal((await facts(house)).zone, 'Asia/Tokyo')
    assert.deepEqual((await zone('Mars/Base')).dropped, [{ field: 'zone', why: 'type' }])
    assert.equal((await facts(house)).zone, 'Asia/Tokyo')
    await sound(house)
  })

  test('end with their events: each with its own retention, and the older ones first', async t => {
    const house = await openShop(await place())
    t.after(() => house.close())
    await send(house, track('Order Completed', noon - 30 * day), track('Joined', noon - day))
    house.clock.advance(30 * day)
    await send(house, track('Order Completed', noon))
    const names = async () => (await eventsOf(house, [await ada(house)], { limit: 9 })).map(({ name }) => name)
    assert.equal(await endEvents(house, 9), 0)
    // Two years after noon, to the millisecond: what is exactly as old as its retention is still there.
    house.clock.moveTo(Date.parse('2028-06-03T12:00:00+02:00'))
    assert.equal(await endEvents(house, 1), 1)
    assert.equal(await endEvents(house, 9), 1)
    assert.deepEqual(await names(), ['Order Completed'])
    assert.deepEqual(await facts(house), { purchases: [noon], subscriptions: undefined, zone: 'unknown' })
    await sound(house)
    house.clock.advance(1)
    assert.equal(await endEvents(house, 9), 1)
    assert.deepEqual(await names(), [])
    assert.equal((await facts(house)).purchases, undefined)
    await sound(house)
  })

  test('a field that is kept for a shorter time leaves its event, sealed or not, also when the event came late', async t => {
    const house = await openShop(await place(), shorter)
    t.after(() => house.close())
    const properties = { total: 5, referrer: 'zz-shop', card: 'zz-card' }
    const order = (at: number) => ({ ...track('Order Completed', at), event: { properties } })
    await send(house, order(noon - 30 * day), order(noon - 31 * day), order(noon))
    assert.equal(await trimEvents(house, house.clock.now(), new Set()), 1)
    const fields = async () => {
      const events = await eventsOf(house, [await ada(house)], { limit: 9 })
      return events.map(one => Object.keys({ ...one.attributes, ...one.sealed }).sort())
    }
    const whole = ['card', 'referrer', 'total']
    assert.deepEqual(await fields(), [whole, whole, ['total']])
    assert.equal(await trimEvents(house, house.clock.now(), new Set()), 0)
    house.clock.advance(1)
    await send(house, order(noon - 99 * day))
    assert.equal(await trimEvents(house, house.clock.now(), new Set()), 2)
    assert.deepEqual(await fields(), [whole, ['total'], ['total'], ['total']])
  })

  test('a name that is declared no more ends with the longest of all purposes', async t => {
    const where = await place()
    const house = await openShop(where)
    await send(house, track('Joined', noon))
    await house.leave()
    const clock = house.clock
    const later = await openTestHouse({ place: where, data: house.data, policy: shopPolicy, clock })
    t.after(() => later.close())
    clock.moveTo(Date.parse('2028-06-03T12:00:00+02:00'))
    assert.equal(await endEvents(later, 9), 0)
    clock.advance(1)
    assert.equal(await endEvents(later, 9), 1)
  })
})
