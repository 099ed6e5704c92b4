import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { openTestHouse, type TestHouse } from '../../../../../../test/house.ts'
import { shopPolicy } from '../../../../../../test/shop-policy.ts'
import { onEachPlace } from '../../../../../../test/stores.ts'
import { createSource, readSource } from '../../../brand/sources/index.ts'
import { readProfile } from '../../../customers/profiles/index.ts'
import { checkStates } from '../../../decisions/index.ts'
import { type CallOutcome, collect, parseCalls } from '../index.ts'
import { statedAge } from './traits.ts'

const policy = shopPolicy.replace(
  'data:\n  fields:\n',
  `$&    age: { class: attribute, type: number, purposes: [orders], retention: 24 months }
    city: { class: attribute, type: text, purposes: [orders], retention: 24 months }
`,
)

async function openShop(place: Parameters<typeof openTestHouse>[0]): Promise<TestHouse> {
  const house = await openTestHouse({ policy, ...place })
  for (const kind of ['public', 'server'] as const)
    assert.ok((await createSource(house, { name: kind, kind }, 'staff:jo')).ok)
  return house
}

type Call = { readonly type: 'identify' | 'page'; readonly traits?: { readonly [trait: string]: string | number } }

/** Ada's calls, from a page or from a server. She agrees to analytics with each, as a banner would say. */
async function send(house: TestHouse, from: 'public' | 'server', calls: readonly Call[]): Promise<CallOutcome[]> {
  const context = { consent: { categoryPreferences: { Analytics: true } } }
  const batch = calls.map(call => ({ ...call, userId: 'ada', messageId: house.ids.id(), context }))
  const receivedAt = house.clock.now()
  const parsed = parseCalls({ type: 'batch', body: { batch }, sizes: [], receivedAt, gpc: false })
  assert.ok(parsed.ok)
  const source = (await readSource(house.store, from))!
  const done = await collect(house, { source, receivedAt, calls: parsed.value.calls, refused: [] })
  assert.ok('outcomes' in done)
  house.clock.advance(1_000)
  return [...done.outcomes]
}

const says = (traits: NonNullable<Call['traits']>): Call => ({ type: 'identify', traits })
const looks: Call = { type: 'page' }

async function attributesOf(house: TestHouse) {
  const { customer } = await house.store.db.selectFrom('profiles').select('customer').executeTakeFirstOrThrow()
  return (await readProfile(house, customer))?.attributes
}

describe('a stated age', () => {
  const now = Date.parse('2026-06-03')
  const ageIn = (traits: { readonly [trait: string]: string | number | boolean }) =>
    statedAge({ event: { traits } }, now)

  test('is read from a number, from digits and from a birthday, and the lower one counts', () => {
    assert.deepEqual(
      [ageIn({ age: 9.7 }), ageIn({ age: '9' }), ageIn({ age: ' 12.5 ' }), ageIn({ birthday: '2016-01-01' })],
      [9, 9, 12, 10],
    )
    assert.equal(ageIn({ age: 40, birthday: '2016-01-01' }), 10)
    for (const age of ['', ' ', 'nine', '9 years', '0x9', '1e1', '-1', 150, -1, true])
      assert.equal(ageIn({ age }), undefined)
    assert.equal(ageIn({ birthday: '2027-01-01' }), undefined)
  })
})

onEachPlace('a child who says so', place => {
  test('is one for all later calls of the batch, however old the next call says', async t => {
    const house = await openShop({ place: await place() })
    t.after(() => house.close())
    const outcomes = await send(house, 'public', [looks, says({ age: '9' }), looks, says({ age: 40 }), looks])
    const pages = outcomes.filter(({ type }) => type === 'page')
    assert.deepEqual(
      pages.map(({ verdict }) => verdict),
      ['kept', 'dropped', 'dropped'],
    )
    assert.equal(pages[2]?.dropped[0]?.why, 'house-minor')
  })

  test('is made older by a server only', async t => {
    const house = await openShop({ place: await place() })
    t.after(() => house.close())
    await send(house, 'public', [says({ age: 40, city: 'Lisbon' })])
    assert.deepEqual(await attributesOf(house), { age: 40, city: 'Lisbon' })
    await send(house, 'public', [says({ age: 9 }), says({ age: 40, city: 'Porto' })])
    assert.deepEqual(await attributesOf(house), { age: 9, city: 'Porto' })
    const [, page] = await send(house, 'public', [says({ age: 40 }), looks])
    assert.deepEqual([page?.verdict, page?.dropped[0]?.why], ['dropped', 'house-minor'])
    assert.deepEqual(await attributesOf(house), { age: 9, city: 'Porto' })
    await send(house, 'server', [says({ age: 40 })])
    assert.deepEqual(await attributesOf(house), { age: 40, city: 'Porto' })
    assert.equal((await send(house, 'public', [looks]))[0]?.verdict, 'kept')
    assert.deepEqual((await checkStates(house, house.judge)).different, [])
  })
})

onEachPlace('the text of an attribute', place => {
  test('is kept up to 200 characters and dropped by name beyond', async t => {
    const house = await openShop({ place: await place() })
    t.after(() => house.close())
    const longest = 'x'.repeat(200)
    const [kept, dropped] = await send(house, 'public', [says({ city: longest }), says({ city: `${longest}x` })])
    assert.deepEqual([kept?.verdict, dropped?.dropped], ['kept', [{ field: 'city', why: 'type' }]])
    assert.deepEqual(await attributesOf(house), { city: longest })
  })

  test('that is one too many stays in the profile and is missing in the state', async t => {
    const where = await place()
    const house = await openShop({ place: where })
    const row = { attribute: 'city', code: 20_000, value: 'the last one' }
    const done = await house.store.commit({ expect: [], writes: [{ do: 'insert', table: 'dictionary', row }] })
    assert.ok(done.done)
    const { data, clock, ids } = house
    await house.leave()
    const again = await openTestHouse({ policy, place: where, data, clock, ids })
    t.after(() => again.close())
    await send(again, 'public', [says({ city: 'one too many' })])
    assert.deepEqual(await attributesOf(again), { city: 'one too many' })
    const { checked, different } = await checkStates(again, again.judge)
    assert.deepEqual([checked, different], [1, []])
    const texts = await again.store.db
      .selectFrom('dictionary')
      .select('value')
      .where('attribute', '=', 'city')
      .execute()
    assert.deepEqual(texts, [{ value: 'the last one' }])
  })
})
