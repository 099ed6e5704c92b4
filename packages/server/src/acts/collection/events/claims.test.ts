import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTestHouse, type TestHouse } from '../../../../../../test/house.ts'
import { shopPolicy } from '../../../../../../test/shop-policy.ts'
import { onEachPlace } from '../../../../../../test/stores.ts'
import { createSource, readSource } from '../../../brand/sources/index.ts'
import { blindOfHandle, type Handle, ownersOf } from '../../../customers/identity/index.ts'
import { collect, parseCalls } from '../index.ts'
import { mostDevices } from './claims.ts'

type Call = { readonly [key: string]: unknown }

async function openShop(options: Parameters<typeof openTestHouse>[0]): Promise<TestHouse> {
  const house = await openTestHouse({ policy: shopPolicy, ...options })
  const made = await createSource(house, { name: 'web', kind: 'public' }, 'staff:jo')
  assert.ok(made.ok, JSON.stringify(made))
  return house
}

async function send(house: TestHouse, batch: readonly Call[]) {
  const source = (await readSource(house.store, 'web'))!
  const receivedAt = house.clock.now()
  const parsed = parseCalls({
    type: 'batch',
    body: JSON.parse(JSON.stringify({ batch })),
    sizes: [],
    receivedAt,
    gpc: false,
  })
  assert.ok(parsed.ok)
  const done = await collect(house, { source, receivedAt, calls: parsed.value.calls, refused: [] })
  assert.ok('outcomes' in done, JSON.stringify(done))
  return done.outcomes
}

const bought = (who: Call): Call => ({ type: 'track', event: 'Order Completed', properties: { total: 1 }, ...who })
const looked = (who: Call): Call => ({ type: 'page', properties: { path: '/x' }, ...who })
const agreed = (Analytics: boolean): Call => ({ context: { consent: { categoryPreferences: { Analytics } } } })
const devices = async (house: TestHouse) =>
  house.store.db.selectFrom('contact_points').select('customer').where('channel', '=', 'anonymous').execute()
const holder = async (house: TestHouse, channel: Handle['channel'], value: string) =>
  (await ownersOf(house, [{ channel, value }])).get(blindOfHandle(house, { channel, value }))

onEachPlace('a known user on a device that nobody holds', place => {
  const open = async (t: { after(done: () => Promise<void>): void }) => {
    const house = await openShop({ place: await place() })
    t.after(() => house.close())
    return house
  }

  test('is given it with the first thing that is kept, a yes included, and not for what is dropped', async t => {
    const house = await open(t)
    await send(house, [bought({ userId: 'ada' })])
    const who = { userId: 'ada', anonymousId: 'phone' }
    await send(house, [looked(who), { type: 'identify', ...who }, looked({ ...who, ...agreed(false) })])
    // Of the other device something is kept, of this one nothing.
    await send(house, [looked(who), bought({ userId: 'ada', anonymousId: 'laptop' })])
    assert.equal(await holder(house, 'anonymous', 'phone'), undefined)
    const ada = (await holder(house, 'id', 'ada'))!
    assert.deepEqual(await holder(house, 'anonymous', 'laptop'), ada)

    await send(house, [bought(who)])
    assert.deepEqual(await holder(house, 'anonymous', 'phone'), ada)
    house.clock.advance(1_000)
    const change = { type: 'track', event: 'Segment Consent Preference Updated', ...agreed(true) }
    await send(house, [{ ...change, userId: 'ada', anonymousId: 'tablet' }])
    assert.deepEqual(await holder(house, 'anonymous', 'tablet'), ada)
  })

  test('fills no store: nothing for calls of which nothing is kept, a hundred devices at most for the others', async t => {
    const house = await open(t)
    await send(house, [bought({ userId: 'ada' })])
    const flood = (call: (who: Call) => Call, from: number, n: number) =>
      Array.from({ length: n }, (_, i) => call({ userId: 'ada', anonymousId: `made-up-${from + i}` }))
    const { changes } = house.store.stats()
    await send(house, flood(looked, 0, 200))
    assert.equal((await devices(house)).length, 0)
    assert.ok(house.store.stats().changes - changes <= 1)

    await send(house, flood(bought, 0, 60))
    const outcomes = await send(house, flood(bought, 60, 60))
    assert.equal((await devices(house)).length, mostDevices)
    const ada = (await holder(house, 'id', 'ada'))!.customer
    assert.deepEqual([...new Set(outcomes.map(({ customer }) => customer))], [ada])
    const beyond = await send(house, flood(bought, 500, 1))
    assert.deepEqual([beyond[0]?.customer, beyond[0]?.verdict], [ada, 'kept'])
    assert.equal((await devices(house)).length, mostDevices)
  })

  test('is held to the same number when the user is new', async t => {
    const house = await open(t)
    const calls = Array.from({ length: 130 }, (_, i) => bought({ userId: 'ada', anonymousId: `made-up-${i}` }))
    const outcomes = await send(house, calls)
    assert.equal(outcomes.filter(({ verdict }) => verdict === 'kept').length, 130)
    assert.equal((await devices(house)).length, mostDevices)
  })

  test('claims it once, in one batch, side by side and on a retry, and what the device says alone goes along', async t => {
    const house = await open(t)
    await send(house, [bought({ userId: 'ada' })])
    const ada = (await holder(house, 'id', 'ada'))!
    const who = { userId: 'ada', anonymousId: 'phone' }
    const batch = [bought({ anonymousId: 'phone' }), bought(who), bought(who)].map((call, i) => ({
      ...call,
      messageId: `m${i}`,
    }))
    const all = await Promise.all([...Array.from({ length: 5 }, () => send(house, batch)), send(house, [bought(who)])])
    assert.ok(all.flat().every(({ verdict, customer }) => verdict === 'duplicate' || customer === ada.customer))
    assert.deepEqual(await holder(house, 'anonymous', 'phone'), ada)
    assert.equal((await devices(house)).length, 1)
    assert.equal((await house.store.db.selectFrom('events').select('event').execute()).length, 5)
  })

  test('two of them in one batch stay two, and the device is shared', async t => {
    const house = await open(t)
    await send(house, [bought({ userId: 'ada' }), bought({ userId: 'ben' })])
    const two = ['ada', 'ben', 'cem'].map(userId => bought({ userId, anonymousId: 'kiosk' }))
    const outcomes = await send(house, [...two, ...two])
    assert.ok(outcomes.every(({ verdict }) => verdict === 'kept'))
    assert.equal(new Set(outcomes.map(({ customer }) => customer)).size, 3)
    assert.equal((await holder(house, 'anonymous', 'kiosk'))?.shared, true)
    // Where nothing is kept of any of them, they cost no round each.
    const people = Array.from({ length: 20 }, (_, i) => ({ userId: `u${i}` }))
    await send(house, people.map(bought))
    const dropped = await send(
      house,
      people.map(who => looked({ ...who, anonymousId: 'lobby' })),
    )
    assert.ok(dropped.every(({ verdict, customer }) => verdict === 'dropped' && customer !== undefined))
    assert.equal(await holder(house, 'anonymous', 'lobby'), undefined)
  })
})
