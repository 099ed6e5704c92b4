import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTestHouse, type TestHouse } from '../../../../../../test/house.ts'
import { shopPolicy } from '../../../../../../test/shop-policy.ts'
import { onEachPlace } from '../../../../../../test/stores.ts'
import { createSource, readSource } from '../../../brand/sources/index.ts'
import { collect, parseCalls } from '../index.ts'

async function openShop(options: Parameters<typeof openTestHouse>[0]): Promise<TestHouse> {
  const house = await openTestHouse({ policy: shopPolicy, ...options })
  const made = await createSource(house, { name: 'web', kind: 'public' }, 'staff:jo')
  assert.ok(made.ok, JSON.stringify(made))
  return house
}

async function send(house: TestHouse, batch: readonly object[]) {
  const source = (await readSource(house.store, 'web'))!
  const receivedAt = house.clock.now()
  const parsed = parseCalls({ type: 'batch', body: { batch }, sizes: [], receivedAt, gpc: false })
  assert.ok(parsed.ok)
  const done = await collect(house, { source, receivedAt, calls: parsed.value.calls, refused: [] })
  assert.ok('outcomes' in done, JSON.stringify(done))
  return done.outcomes
}

const people = (n: number) => Array.from({ length: n }, (_, i) => ({ userId: `u${i}`, anonymousId: 'kiosk' }))

onEachPlace('many people on one device in one batch', place => {
  test('of whom nothing is kept cost no round of their own', async t => {
    const house = await openShop({ place: await place() })
    t.after(() => house.close())
    const { changes } = house.store.stats()
    const outcomes = await send(
      house,
      people(50).map(who => ({ type: 'page', ...who })),
    )
    assert.deepEqual([...new Set(outcomes.map(({ refused }) => refused))], ['not-permitted'])
    assert.equal(outcomes.length, 50)
    assert.ok(house.store.stats().changes - changes <= 5)
  })

  test('are each somebody, and what is theirs is kept', async t => {
    const house = await openShop({ place: await place() })
    t.after(() => house.close())
    const bought = people(10).map(who => ({ type: 'track', event: 'Order Completed', ...who }))
    const outcomes = await send(house, [...bought, ...bought])
    assert.equal(outcomes.filter(({ verdict }) => verdict === 'kept').length, 20)
    assert.equal(new Set(outcomes.map(({ customer }) => customer)).size, 10)
  })
})
