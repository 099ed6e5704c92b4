import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { importTestCustomers } from '../../../../../../test/house.ts'
import { onEachPlace } from '../../../../../../test/stores.ts'
import { say } from '../../../acts/choices/index.ts'
import { deliverAll, sharingPolicy } from '../../../acts/sharing/testing/listening.ts'
import type { StoreConfig } from '../../../adapters/store/index.ts'
import { assertProblem, openTestApi, type TestApi } from '../testing/api.ts'

const ask = {
  name: 'mail-tool',
  url: 'https://tools.example.com/hooks',
  purpose: 'obey-a-no',
  kinds: ['choices-recorded', 'suppressed'],
}
const open = (t: TestContext, place: StoreConfig) => openTestApi(t, { place, policy: sharingPolicy })
const create = (api: TestApi, more: object = {}) => api.call('POST', '/v1/webhooks', { body: { ...ask, ...more } })
const faultsOf = ({ json }: Awaited<ReturnType<typeof create>>) =>
  (json['errors'] as { path: string; says: string }[]).map(({ path, says }) => `${path} ${says}`)

onEachPlace('the API of webhooks', place => {
  test('a webhook is made, read with its secret, renewed and closed, and each step is on record', async t => {
    const api = await open(t, await place())
    const made = await create(api)
    assert.equal(made.status, 201, made.text)
    assert.ok(!made.text.includes('whsec_'))
    const at = api.house.clock.now()
    const { json: secret } = await api.call('GET', '/v1/webhooks/mail-tool/secret')
    assert.match(String(secret['secret']), /^whsec_[A-Za-z0-9+/]{43}=$/)
    assert.equal(secret['previous_until'], null)
    assert.equal((await api.call('POST', '/v1/webhooks/mail-tool/rotate', { body: {} })).json['rotation'], 2)
    const { json: renewed } = await api.call('GET', '/v1/webhooks/mail-tool/secret')
    assert.notEqual(renewed['secret'], secret['secret'])
    assert.equal(renewed['previous_until'], at + 86_400_000)
    const closed = await api.call('POST', '/v1/webhooks/mail-tool/close', { body: {} })
    assert.deepEqual([closed.json['closed_at'], closed.json['closed_why']], [at, 'by-staff'])
    for (const verb of ['rotate', 'close', 'test'])
      assertProblem(await api.call('POST', `/v1/webhooks/mail-tool/${verb}`, { body: {} }), 409, 'webhook-closed')
    assertProblem(await create(api), 409, 'webhook-exists')
    const entries = await api.house.store.db
      .selectFrom('entries')
      .select('kind')
      .where('customer', '=', 'brand')
      .execute()
    assert.deepEqual(
      entries.map(({ kind }) => kind),
      ['share', 'share', 'share'],
    )
    const { json: list } = await api.call('GET', '/v1/webhooks')
    assert.equal((list['items'] as unknown[]).length, 1)
  })

  test('no secret is kept anywhere in the store', async t => {
    const api = await open(t, await place())
    await create(api)
    const { json } = await api.call('GET', '/v1/webhooks/mail-tool/secret')
    for (const table of ['webhooks', 'idempotency', 'entries'] as const) {
      const rows = await api.house.store.db.selectFrom(table).selectAll().execute()
      assert.ok(!JSON.stringify(rows).includes(String(json['secret']).slice(6)), table)
    }
  })

  test('news of a no under a purpose that a no would end is refused, and why is said', async t => {
    const api = await open(t, await place())
    for (const [purpose, basis] of [
      ['partners', 'consent'],
      ['fairness-monitoring', 'legitimate-interest'],
    ]) {
      const refused = await create(api, { purpose })
      assertProblem(refused, 422, 'webhook-invalid')
      assert.deepEqual(faultsOf(refused), [
        `purpose rests on ${basis}, so a no would stop its own news: choices-recorded and suppressed must go under a purpose with the basis legal-duty or contract`,
      ])
    }
    assert.equal((await create(api, { purpose: 'partners', kinds: ['profile-changed'] })).status, 201)
  })

  test('each fault is named with its field, and nothing is kept', async t => {
    const api = await open(t, await place())
    const wrong: readonly (readonly [object, string])[] = [
      [{ name: 'Mail Tool' }, 'name use small letters, digits and hyphens; at most 64'],
      [{ name: '__proto__' }, 'name use small letters, digits and hyphens; at most 64'],
      [{ url: 'http://tools.example.com/' }, 'url needs https'],
      [{ url: 'https://127.0.0.1/' }, 'url leads to an address of a private network'],
      [{ url: 'https://[::ffff:169.254.169.254]/' }, 'url leads to an address that no request may reach'],
      [{ url: 'https://jo:pw@tools.example.com/' }, 'url may hold no user name and no password'],
      [{ purpose: 'constructor' }, 'purpose is not declared in the policy'],
      [{ purpose: 'nothing' }, 'purpose is not declared in the policy'],
    ]
    for (const [more, fault] of wrong) {
      const refused = await create(api, more)
      assertProblem(refused, 422, 'webhook-invalid')
      assert.deepEqual(faultsOf(refused), [fault])
    }
    const deaf = await create(api, { kinds: [] })
    assert.deepEqual([deaf.status, deaf.json['code']], [422, 'webhook-invalid'])
    for (const more of [{ kinds: ['everything'] }, { secret: 'mine' }, { url: 7 }])
      assertProblem(await create(api, more), 422, 'invalid-request')
    assert.deepEqual(await api.house.store.db.selectFrom('webhooks').selectAll().execute(), [])
    for (const path of ['', '/secret', '/deliveries'])
      assertProblem(await api.call('GET', `/v1/webhooks/nobody${path}`), 404, 'webhook-unknown')
  })

  test('deliveries are paged, newest first, and a closed webhook sends none of them again', async t => {
    const api = await open(t, await place())
    const { house } = api
    await create(api)
    const customers = await importTestCustomers(house, [{ key: 'a' }, { key: 'b' }, { key: 'c' }])
    for (const customer of customers) {
      house.clock.advance(1_000)
      await say(house, customer, [{ kind: 'refusal', purpose: 'offers', channel: 'email' }], 'api')
    }
    await deliverAll(house)
    await api.call('POST', '/v1/webhooks/mail-tool/close', { body: {} })
    await deliverAll(house, 'mail-tool')
    const first = await api.call('GET', '/v1/webhooks/mail-tool/deliveries?limit=2')
    const next = `&cursor=${encodeURIComponent(String(first.json['next']))}`
    const second = await api.call('GET', `/v1/webhooks/mail-tool/deliveries?limit=2${next}`)
    const items = [first, second].flatMap(({ json }) => json['items'] as { customer: string; state: string }[])
    assert.deepEqual(
      items.map(({ customer }) => customer),
      customers.toReversed(),
    )
    assert.deepEqual(new Set(items.map(({ state }) => state)), new Set(['withheld']))
    assert.equal(second.json['next'], undefined)
    const body = { since: '2026-06-03T10:00:00Z' }
    assertProblem(await api.call('POST', '/v1/webhooks/mail-tool/replay', { body }), 409, 'webhook-closed')
    const bad = await api.call('POST', '/v1/webhooks/mail-tool/replay', { body: { since: '2026-02-30T10:00:00Z' } })
    assertProblem(bad, 422, 'invalid-request')
  })
})
