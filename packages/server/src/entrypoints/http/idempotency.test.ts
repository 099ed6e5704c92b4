import assert from 'node:assert/strict'
import { test } from 'node:test'
import { importTestCustomers, testCampaign } from '../../../../../test/house.ts'
import { onEachPlace } from '../../../../../test/stores.ts'
import { assertProblem, openTestApi, type TestApi } from './testing/api.ts'

const once = (api: TestApi, body: object, key: string, caller?: string) =>
  api.call('POST', '/v1/campaigns', { body, headers: { 'idempotency-key': key }, ...(caller ? { key: caller } : {}) })

onEachPlace('Idempotency-Key', place => {
  test('the same key and body get the same answer again, word for word', async t => {
    const api = await openTestApi(t, { place: await place() })
    const first = await once(api, testCampaign('spring'), 'k1')
    const again = await once(api, testCampaign('spring'), 'k1')
    assert.deepEqual(
      [again.status, again.text, again.headers.get('etag')],
      [first.status, first.text, first.headers.get('etag')],
    )
    assert.deepEqual(
      [first.headers.get('idempotency-replayed'), again.headers.get('idempotency-replayed')],
      [null, 'true'],
    )
    assertProblem(await once(api, testCampaign('spring'), 'k2'), 409, 'campaign-exists')
  })

  test('a refusal is repeated too, as a refusal', async t => {
    const api = await openTestApi(t, { place: await place() })
    const send = () => api.call('POST', '/v1/campaigns/none/approve', { headers: { 'idempotency-key': 'k' } })
    assertProblem(await send(), 404, 'campaign-unknown')
    const again = await send()
    assertProblem(again, 404, 'campaign-unknown')
    assert.equal(again.headers.get('idempotency-replayed'), 'true')
  })

  test('the same key with another body is refused, and the key of one caller is nothing to another', async t => {
    const api = await openTestApi(t, { place: await place() })
    await once(api, testCampaign('spring'), 'k1')
    assertProblem(await once(api, testCampaign('summer'), 'k1'), 409, 'idempotency-conflict')
    const other = await once(api, testCampaign('summer'), 'k1', await api.key('admin'))
    assert.equal(other.status, 201, other.text)
  })

  test('ten at once with one key: it happens once, and all get the one answer', async t => {
    const api = await openTestApi(t, { place: await place() })
    await importTestCustomers(api.house, [{ key: 'amina', agreed: true }])
    await api.call('POST', '/v1/campaigns', { body: testCampaign('spring') })
    const ask = { body: { to: 'amina@mail.example' }, headers: { 'idempotency-key': 'test-1' } }
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => api.call('POST', '/v1/campaigns/spring/test', ask)),
    )
    assert.deepEqual([...new Set(answers.map(({ status, text }) => `${status} ${text}`))].length, 1, answers[1]?.text)
    assert.equal(answers[0]?.status, 200, answers[0]?.text)
    assert.equal((await api.house.store.db.selectFrom('postbox').select('message').execute()).length, 1)
  })

  test('after 24 hours the key is forgotten', async t => {
    const api = await openTestApi(t, { place: await place() })
    await once(api, testCampaign('spring'), 'k1')
    api.house.clock.advance(24 * 3_600_000)
    assertProblem(await once(api, testCampaign('spring'), 'k1'), 409, 'campaign-exists')
  })

  test('keys that cannot be kept are refused', async t => {
    const api = await openTestApi(t, { place: await place() })
    for (const key of ['', 'two words', 'x'.repeat(201)])
      assertProblem(await once(api, testCampaign('spring'), key), 400, 'bad-idempotency-key')
  })
})
