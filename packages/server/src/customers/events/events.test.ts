import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { importTestCustomers, noon, openTestHouse, type TestHouse } from '../../../../../test/house.ts'
import { onEachPlace } from '../../../../../test/stores.ts'
import { existingKey } from '../../record/index.ts'
import {
  type CustomerEvent,
  eventGone,
  eventRow,
  eventsOf,
  expire,
  exportOf,
  namesKept,
  type StoredEvent,
} from './index.ts'

const eventAt = (event: string, at: number, more: Partial<StoredEvent> = {}): StoredEvent => ({
  event,
  source: 'web',
  type: 'track',
  name: 'Order Completed',
  at,
  receivedAt: noon,
  purposes: ['offers', 'service'],
  attributes: {},
  sealed: {},
  ...more,
})

async function keep(house: TestHouse, customer: string, ...events: readonly StoredEvent[]): Promise<void> {
  const { key } = (await existingKey(house, customer, 'profile'))!
  const writes = events.map(event => eventRow(house, key, customer, event))
  assert.ok((await house.store.commit({ expect: [], writes })).done)
}

const namesOf = (events: readonly CustomerEvent[]): string[] => events.map(({ event }) => event)

onEachPlace('the events of customers', place => {
  test('come back as they were kept, lists and sealed fields too, and nothing is sealed without need', async t => {
    const house = await openTestHouse({ place: await place() })
    t.after(() => house.close())
    const [ada = ''] = await importTestCustomers(house, [{ key: 'ada' }])
    const plain = eventAt('1', noon - 2, { attributes: { total: 12.5, gift: true, skus: ['a', 'é', ''] } })
    const secret = eventAt('2', noon - 1, { type: 'page', name: 'page', purposes: [], sealed: { note: 'zz-note' } })
    await keep(house, ada, plain, secret)
    assert.deepEqual(await eventsOf(house, [ada], { limit: 9 }), [
      { customer: ada, ...secret },
      { customer: ada, ...plain },
    ])
    const rows = await house.store.db.selectFrom('events').select(['sealed']).orderBy('event').execute()
    assert.equal(rows[0]?.sealed, null)
    assert.ok(!Buffer.from(rows[1]!.sealed!).includes('zz-note'))
    assert.deepEqual(await exportOf(house, ada), [
      { ...without(secret), fields: { note: 'zz-note' } },
      { ...without(plain), fields: plain.attributes },
    ])
  })

  test('stay without what was sealed once the key is gone', async t => {
    const house = await openTestHouse({ place: await place() })
    t.after(() => house.close())
    const [ada = ''] = await importTestCustomers(house, [{ key: 'ada' }])
    await keep(house, ada, eventAt('1', noon, { sealed: { note: 'n' } }))
    await house.store.commit({ expect: [], writes: [{ do: 'remove', table: 'customer_keys', key: { customer: ada } }] })
    assert.deepEqual((await eventsOf(house, [ada], { limit: 1 }))[0]?.sealed, {})
  })

  test('of several halves are one timeline, newest first, whatever the size of its pages', async t => {
    const house = await openTestHouse({ place: await place() })
    t.after(() => house.close())
    const halves = await importTestCustomers(house, [{ key: 'ada' }, { key: 'ben' }])
    const [cem = ''] = await importTestCustomers(house, [{ key: 'cem' }])
    await keep(house, cem, eventAt('99', noon))
    const happened = fc.sample(fc.tuple(fc.nat({ max: 1 }), fc.nat({ max: 6 })), { numRuns: 40, seed: 7 })
    for (const [i, [half, ago]] of happened.entries())
      await keep(house, halves[half]!, eventAt(String(i).padStart(2, '0'), noon - ago))
    const whole = await eventsOf(house, halves, { limit: 100 })
    assert.deepEqual(
      namesOf(whole),
      namesOf(whole.toSorted((a, b) => b.at - a.at || Number(b.event) - Number(a.event))),
    )
    assert.equal(whole.length, happened.length)
    for (const limit of [1, 7, 40]) {
      const paged: CustomerEvent[] = []
      for (let page = await eventsOf(house, halves, { limit }); page.length > 0; ) {
        paged.push(...page)
        page = await eventsOf(house, halves, { limit, after: page.at(-1)! })
      }
      assert.deepEqual(paged, whole)
    }
    assert.deepEqual(await eventsOf(house, [], { limit: 9 }), [])
  })

  test('end by name and age, oldest first, in batches', async t => {
    const house = await openTestHouse({ place: await place() })
    t.after(() => house.close())
    const [ada = ''] = await importTestCustomers(house, [{ key: 'ada' }])
    const pages = [5, 3, 4, 2].map(ago => eventAt(`p${ago}`, noon - ago, { type: 'page', name: 'page' }))
    await keep(house, ada, eventAt('o1', noon - 9), ...pages)
    assert.deepEqual(await namesKept(house.store), ['Order Completed', 'page'])
    const due = async (limit: number) =>
      (await eventsOf(house, [ada], { limit: 99 }))
        .filter(({ name, at }) => name === 'page' && at < noon - 2)
        .toReversed()
        .slice(0, limit)
        .map(({ event, at }) => ({ customer: ada, event, at }))
    assert.deepEqual(await due(2), [
      { customer: ada, event: 'p5', at: noon - 5 },
      { customer: ada, event: 'p4', at: noon - 4 },
    ])
    assert.ok((await house.store.commit({ expect: [], writes: (await due(9)).map(eventGone) })).done)
    assert.deepEqual(namesOf(await eventsOf(house, [ada], { limit: 9 })), ['p2', 'o1'])
    assert.deepEqual(await due(9), [])
    assert.equal((await expire(house, noon - 2, 9)).length, 1)
    assert.deepEqual(await expire(house, noon - 9, 9), [])
  })
})

function without({ attributes: _, sealed: __, ...event }: StoredEvent) {
  return event
}
