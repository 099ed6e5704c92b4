import assert from 'node:assert/strict'
import { test } from 'node:test'
import { minute } from '@candor/terms'
import { onEachPlace } from '../../../../../test/stores.ts'
import { halvesOf } from '../../customers/identity/index.ts'
import { deliverHappenings } from '../../entrypoints/jobs/outbox.ts'
import { say } from '../choices/index.ts'
import { unmerge } from '../collection/identity/index.ts'
import { arrives, backend, web } from '../collection/identity/testing/people.ts'
import { deliveriesTo } from './index.ts'
import { deliverAll, hearing, type Listening, listening } from './testing/listening.ts'

type Told = {
  type: string
  data: { customer: { ids: string[] }; other?: { ids: string[] }; choices?: { said: string }[] }
}
const told = ({ there }: Listening) => there.received.map(({ body }) => JSON.parse(body) as Told)
const no = { kind: 'withdrawal', purpose: 'offers', channel: 'any' } as const
const asOne = { type: 'alias', previousId: 'amina-old', userId: 'amina' } as const

onEachPlace('webhooks and merges', place => {
  test('two who are found to be one are told apart by their ids, and told again when they are two', async t => {
    const listen = await listening(t, { place: await place() })
    const { house } = listen
    await arrives(house, backend, { userId: 'amina' })
    await arrives(house, backend, { userId: 'amina-old' })
    await hearing(listen, { kinds: ['merged', 'unmerged'] })
    await arrives(house, backend, asOne)
    await deliverAll(house, 'tools')
    const [merged] = told(listen)
    assert.equal(merged?.type, 'merged')
    assert.deepEqual([merged?.data.customer.ids, merged?.data.other?.ids].flat().sort(), ['amina', 'amina-old'])
    const { merge, customer } = (await house.store.db.selectFrom('merges').selectAll().executeTakeFirst())!
    assert.ok((await unmerge(house, customer, merge, 'staff:jo')).ok)
    await deliverAll(house, 'tools')
    assert.deepEqual(
      told(listen).map(({ type }) => type),
      ['merged', 'unmerged'],
    )
    assert.deepEqual(told(listen)[1]?.data, merged?.data)
  })

  test('that a device belongs to somebody is told to nobody: no other tool knows the device', async t => {
    const listen = await listening(t, { place: await place() })
    const { house } = listen
    await arrives(house, backend, { userId: 'amina' })
    await arrives(house, web, { anonymousId: 'device-1' })
    await hearing(listen, { kinds: ['merged', 'unmerged'] })
    await arrives(house, web, { userId: 'amina', anonymousId: 'device-1' })
    await deliverAll(house, 'tools')
    assert.equal((await house.store.db.selectFrom('merges').selectAll().execute()).length, 1)
    assert.deepEqual(told(listen), [])
  })

  test('news of a half waits for its next attempt, the other half says no, and it is withheld', async t => {
    const listen = await listening(t, { place: await place() })
    const { house, there } = listen
    const amina = await arrives(house, backend, { userId: 'amina' })
    const old = await arrives(house, backend, { userId: 'amina-old' })
    await hearing(listen, { purpose: 'partners', kinds: ['profile-changed', 'merged'] })
    const evidence = { text: 'Tell them.', version: 'v1', surface: 'shop', locale: 'en', at: house.clock.now() }
    const yes = { kind: 'consent', purpose: 'partners', channel: 'any', type: 'express', evidence } as const
    for (const customer of [amina, old]) assert.ok((await say(house, customer, [yes], 'preferences')).ok)
    there.answers(response => response.writeHead(503).end())
    await arrives(house, backend, asOne)
    await deliverAll(house, 'tools')
    assert.deepEqual(
      told(listen).map(({ type }) => type),
      ['merged'],
    )
    house.clock.advance(minute)
    // Whichever half they are known by, the word counts for both.
    assert.ok((await say(house, old, [{ kind: 'withdrawal', purpose: 'partners', channel: 'any' }], 'api')).ok)
    await deliverAll(house, 'tools')
    assert.equal(there.received.length, 1)
    const [delivery] = await deliveriesTo(house.store, 'tools', { limit: 1 })
    assert.deepEqual([delivery?.state, delivery?.rule], ['withheld', 'core-withdrawal-immediate'])
  })

  test('a no of one half names every id of the customer', async t => {
    const listen = await listening(t, { place: await place() })
    const { house } = listen
    await arrives(house, backend, { userId: 'amina' })
    const old = await arrives(house, backend, { userId: 'amina-old' })
    await arrives(house, backend, asOne)
    await hearing(listen)
    house.clock.advance(1)
    assert.ok((await say(house, old, [{ kind: 'objection', purpose: 'any', channel: 'any' }], 'api')).ok)
    await deliverAll(house, 'tools')
    assert.deepEqual(
      told(listen).map(({ data }) => data.customer.ids),
      [['amina', 'amina-old']],
    )
  })

  test('a no said just before two are found to be one is told under both names', async t => {
    const listen = await listening(t, { place: await place() })
    const { house } = listen
    const amina = await arrives(house, backend, { userId: 'amina' })
    const old = await arrives(house, backend, { userId: 'amina-old' })
    await hearing(listen)
    assert.ok((await say(house, old, [{ kind: 'objection', purpose: 'any', channel: 'any' }], 'api')).ok)
    await deliverHappenings(house)
    await arrives(house, backend, asOne)
    assert.deepEqual(await halvesOf(house, old), [amina, old])
    await deliverAll(house, 'tools')
    assert.deepEqual(
      told(listen).map(({ type, data }) => [type, data.customer.ids]),
      [['choices-recorded', ['amina', 'amina-old']]],
    )
    const [delivery] = await deliveriesTo(house.store, 'tools', { limit: 1 })
    assert.deepEqual([delivery?.customer, delivery?.state], [old, 'done'])
  })

  test('a no that the outbox still holds when two are found to be one is told under both names', async t => {
    const listen = await listening(t, { place: await place() })
    const { house } = listen
    await arrives(house, backend, { userId: 'amina' })
    const old = await arrives(house, backend, { userId: 'amina-old' })
    await hearing(listen)
    const sayings = [
      { kind: 'preference', value: { dial: 'basic', avoidTopics: ['alcohol'] } },
      { ...no, channel: 'email' },
    ] as const
    assert.ok((await say(house, old, sayings, 'api')).ok)
    await arrives(house, backend, asOne)
    await deliverAll(house, 'tools')
    const [news, ...more] = told(listen)
    assert.deepEqual([news?.data.customer.ids, more], [['amina', 'amina-old'], []])
    assert.deepEqual(
      news?.data.choices?.map(({ said }) => said),
      ['preference', 'withdrawal'],
    )
    assert.equal(JSON.stringify(news).includes('alcohol'), false)
    assert.ok(JSON.stringify(news).includes('basic'))
  })

  test('whoever stands for both when it would leave is asked, not who stood for it when it happened', async t => {
    const listen = await listening(t, { place: await place() })
    const { house, there } = listen
    const zoe = await arrives(house, backend, { userId: 'zoe' })
    const amina = await arrives(house, backend, { userId: 'amina' })
    await arrives(house, backend, { userId: 'amina-old' })
    await hearing(listen, { purpose: 'partners', kinds: ['merged'] })
    const evidence = { text: 'Tell them.', version: 'v1', surface: 'shop', locale: 'en', at: house.clock.now() }
    const yes = { kind: 'consent', purpose: 'partners', channel: 'any', type: 'express', evidence } as const
    for (const customer of [zoe, amina]) assert.ok((await say(house, customer, [yes], 'preferences')).ok)
    assert.ok((await say(house, zoe, [{ ...no, purpose: 'partners' }], 'api')).ok)
    await arrives(house, backend, asOne)
    await deliverHappenings(house)
    await arrives(house, backend, { type: 'alias', previousId: 'amina', userId: 'zoe' })
    await deliverAll(house, 'tools')
    assert.equal(there.received.length, 0)
    const all = await deliveriesTo(house.store, 'tools', { limit: 9 })
    const withheld = ['withheld', 'core-withdrawal-immediate']
    assert.deepEqual(
      all.map(({ customer, state, rule }) => [customer, state, rule]).sort(),
      [zoe, amina].sort().map(customer => [customer, ...withheld]),
    )
  })

  test('a no to one customer who is taken apart before it leaves still names both, for it binds both', async t => {
    const listen = await listening(t, { place: await place() })
    const { house } = listen
    const amina = await arrives(house, backend, { userId: 'amina' })
    await arrives(house, backend, { userId: 'amina-old' })
    await arrives(house, backend, asOne)
    await hearing(listen)
    house.clock.advance(1)
    assert.ok((await say(house, amina, [no], 'api')).ok)
    await deliverHappenings(house)
    const { merge } = (await house.store.db.selectFrom('merges').selectAll().executeTakeFirst())!
    assert.ok((await unmerge(house, amina, merge, 'staff:jo')).ok)
    await deliverAll(house, 'tools')
    assert.deepEqual(
      told(listen).map(({ data }) => data.customer.ids),
      [['amina', 'amina-old']],
    )
  })
})
