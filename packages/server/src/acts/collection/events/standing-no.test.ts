import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTestHouse, type TestHouse } from '../../../../../../test/house.ts'
import { shopPolicy } from '../../../../../../test/shop-policy.ts'
import { onEachPlace } from '../../../../../../test/stores.ts'
import { createSource, readSource, vouchFor } from '../../../brand/sources/index.ts'
import { choicesOf } from '../../../customers/consent/index.ts'
import { say } from '../../choices/index.ts'
import { type CallOutcome, collect, parseCalls } from '../index.ts'

const adsByEmail = shopPolicy
  .replace('class: marketing\n', 'class: marketing\n    channels: [email]\n')
  .replace(
    'purposes: [orders], retention: 24 months, address_of',
    'purposes: [orders, ads], retention: 24 months, address_of',
  )

async function openShop(options: Parameters<typeof openTestHouse>[0]): Promise<TestHouse> {
  const house = await openTestHouse({ policy: shopPolicy, ...options })
  const made = await createSource(house, { name: 'web', kind: 'public' }, 'staff:jo')
  assert.ok(made.ok, JSON.stringify(made))
  return house
}

/** Sends calls a second after the ones before. */
async function send(house: TestHouse, batch: readonly object[], gpc = false): Promise<readonly CallOutcome[]> {
  house.clock.advance(1_000)
  const source = (await readSource(house.store, 'web'))!
  const receivedAt = house.clock.now()
  const parsed = parseCalls({ type: 'batch', body: { batch }, sizes: [], receivedAt, gpc })
  assert.ok(parsed.ok)
  const done = await collect(house, { source, receivedAt, calls: parsed.value.calls, refused: [] })
  assert.ok('outcomes' in done, JSON.stringify(done))
  return done.outcomes
}

const banner = (categoryPreferences: object) => ({ context: { consent: { categoryPreferences } } })

onEachPlace('a no that stands', place => {
  test('about one channel is not lifted by a banner, whose yes would speak for every channel', async t => {
    const house = await openShop({ place: await place(), policy: adsByEmail })
    t.after(() => house.close())
    const [bought] = await send(house, [{ type: 'track', event: 'Order Completed', userId: 'ada' }])
    const customer = bought!.customer!
    await say(house, customer, [{ kind: 'withdrawal', purpose: 'ads', channel: 'email' }], 'preferences')
    await send(house, [{ type: 'page', userId: 'ada', ...banner({ Advertising: true }) }])
    const event = 'Segment Consent Preference Updated'
    await send(house, [{ type: 'track', event, userId: 'ada', ...banner({ Advertising: true }) }])
    const said = (await choicesOf(house, customer)).map(choice => choice.said)
    assert.deepEqual(
      said.filter(({ kind }) => kind === 'consent'),
      [],
    )
  })

  test('is remembered of a stranger too where the brand vouches for the yes that was never said', async t => {
    const house = await openShop({ place: await place() })
    t.after(() => house.close())
    const vouch = { purposes: ['ads', 'analytics'], text: 'Asked in the old banner.', version: '1', locale: 'en' }
    const { purposes } = house.judge.policy
    assert.ok((await vouchFor(house, { name: 'web', by: 'staff:jo' }, vouch, purposes)).ok)
    const seen = { type: 'track', event: 'Ad Seen' }
    const verdicts = [
      await send(house, [{ type: 'page', anonymousId: 'one' }]),
      await send(house, [{ type: 'page', anonymousId: 'two', ...banner({ Analytics: false }) }]),
      await send(house, [{ type: 'page', anonymousId: 'two' }]),
      await send(house, [{ ...seen, anonymousId: 'three' }], true),
      await send(house, [{ ...seen, anonymousId: 'three' }]),
    ].map(([outcome]) => outcome?.verdict)
    assert.deepEqual(verdicts, ['kept', 'dropped', 'dropped', 'dropped', 'dropped'])
  })
})
