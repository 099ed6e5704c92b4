import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onEachPlace } from '../../../../../../test/stores.ts'
import { countRefused, sourceByKey, TallyBuilder, tallyRow } from '../../../brand/sources/index.ts'
import { assertProblem, faultPaths, openTestApi, type TestApi } from '../testing/api.ts'

type Made = { source: { source: string; version: number }; key: { key: string; text?: string; shown: string } }

async function made(api: TestApi, body: object = { name: 'web', kind: 'public' }): Promise<Made> {
  const answer = await api.call('POST', '/v1/sources', { body })
  assert.equal(answer.status, 201, answer.text)
  return answer.json as Made
}

const word = { purposes: ['offers'], text: 'Agreed at the till, form of May.', version: '2026-05', locale: 'en' }

onEachPlace('Sources over HTTP', place => {
  test('a source from its first key to its end', async t => {
    const api = await openTestApi(t, { place: await place() })
    const { key } = await made(api, { name: 'web', kind: 'public', origins: ['https://shop.example'], per_second: 50 })
    const rotated = await api.call('POST', '/v1/sources/web/keys')
    const second = (rotated.json as Made).key
    assert.deepEqual([rotated.status, rotated.headers.get('etag')], [201, '"2"'], rotated.text)
    const list = await api.call('GET', '/v1/sources')
    const [web] = list.json['items'] as { keys: { shown: string }[]; per_second: number }[]
    assert.deepEqual(web?.keys.map(({ shown }) => shown).toSorted(), [key.text!, second.text!].toSorted())
    const revoked = await api.call('POST', `/v1/sources/web/keys/${key.key}/revoke`)
    assert.equal(revoked.status, 200, revoked.text)
    assert.equal(await sourceByKey(api.house, key.text!), undefined)
    assert.equal((await sourceByKey(api.house, second.text!))?.perSecond, 50)
    const closed = await api.call('POST', '/v1/sources/web/close')
    assert.equal(closed.json['closed_at'], api.house.clock.now(), closed.text)
    assert.equal(await sourceByKey(api.house, second.text!), undefined)
    assertProblem(await api.call('POST', '/v1/sources/web/keys'), 409, 'source-closed')
  })

  test('the secret of a server key is in one answer only, not in a repeated one and not in the store', async t => {
    const api = await openTestApi(t, { place: await place() })
    const call = { body: { name: 'till', kind: 'server' }, headers: { 'idempotency-key': 'once' } }
    const first = await api.call('POST', '/v1/sources', call)
    const again = await api.call('POST', '/v1/sources', call)
    const [one, two] = [first.json as Made, again.json as Made]
    assert.equal((await sourceByKey(api.house, one.key.text!))?.source, 'till')
    assert.deepEqual([again.status, again.headers.get('idempotency-replayed')], [201, 'true'])
    assert.deepEqual(two, { ...one, key: { key: one.key.key, shown: one.key.shown } })
    const kept = await api.house.store.db.selectFrom('idempotency').selectAll().execute()
    assert.equal(kept.length, 1)
    assert.ok(!JSON.stringify(kept).includes(one.key.text!.slice(14)))
  })

  test('the brand’s word is given and taken back alone, and only for purposes that need a yes', async t => {
    const api = await openTestApi(t, { place: await place() })
    await made(api)
    const vouched = await api.call('POST', '/v1/sources/web/change', { body: { vouch: word } })
    assert.deepEqual(vouched.json['vouch'], { ...word, since: api.house.clock.now() }, vouched.text)
    const both = await api.call('POST', '/v1/sources/web/change', { body: { vouch: null, per_second: 5 } })
    assertProblem(both, 422, 'source-invalid')
    const service = { vouch: { ...word, purposes: ['service'] } }
    assert.deepEqual(faultPaths(await api.call('POST', '/v1/sources/web/change', { body: service })), ['purposes.0'])
    const back = await api.call('POST', '/v1/sources/web/change', { body: { vouch: null } })
    assert.deepEqual([back.json['vouch'], back.json['version']], [null, 3])
  })

  test('a change happens only to the source that was read', async t => {
    const api = await openTestApi(t, { place: await place() })
    await made(api)
    const read = await api.call('GET', '/v1/sources/web')
    const headers = { 'if-match': read.headers.get('etag')! }
    const changed = await api.call('POST', '/v1/sources/web/change', { body: { per_second: 20 }, headers })
    assert.deepEqual([changed.status, changed.json['per_second'], changed.headers.get('etag')], [200, 20, '"2"'])
    const late = await api.call('POST', '/v1/sources/web/change', { body: { per_second: 5 }, headers })
    assertProblem(late, 412, 'version-moved')
    assert.equal((await api.call('GET', '/v1/sources/web')).json['per_second'], 20)
  })

  test('counts of a day, with the calls whose key nobody knows', async t => {
    const api = await openTestApi(t, { place: await place() })
    await made(api)
    const tally = new TallyBuilder()
    tally.kept(3)
    tally.undeclaredEvent('track Signed Up')
    tally.undeclared('track Signed Up', 'properties.plan', 'text')
    await api.house.store.commit({ expect: [], writes: [tallyRow(api.house, 'web', tally.total())] })
    await countRefused(api.house, '', 'unknown-key', 7)
    assert.deepEqual((await api.call('GET', '/v1/sources/web/tallies')).json, {
      day: '2026-06-03',
      source: 'web',
      kept: 3,
      duplicates: 0,
      refused: {},
      undeclared: { 'track Signed Up': { calls: 1, fields: { 'properties.plan': { text: 1 } } } },
      withheld: {},
      unknown_keys: 7,
    })
    const other = await api.call('GET', '/v1/sources/web/tallies?day=2026-06-02')
    assert.deepEqual([other.json['kept'], other.json['unknown_keys']], [0, 0])
    assertProblem(await api.call('GET', '/v1/sources/web/tallies?day=yesterday'), 422, 'invalid-request')
    assertProblem(await api.call('GET', '/v1/sources/none/tallies'), 404, 'source-unknown')
  })

  test('faults are named, keys that only read change nothing', async t => {
    const api = await openTestApi(t, { place: await place() })
    const body = { name: 'Web', kind: 'public', origins: ['http://shop.example'], per_second: 0 }
    const bad = await api.call('POST', '/v1/sources', { body })
    assertProblem(bad, 422, 'source-invalid')
    assert.deepEqual(faultPaths(bad), ['name', 'per_second', 'origins.0'])
    const proto = await api.call('POST', '/v1/sources', { body: '{"name":"web","kind":"public","__proto__":{"x":1}}' })
    assert.ok(proto.status === 400 || proto.status === 422, proto.text)
    await made(api)
    assertProblem(
      await api.call('POST', '/v1/sources', { body: { name: 'web', kind: 'server' } }),
      409,
      'source-exists',
    )
    assertProblem(await api.call('POST', `/v1/sources/web/keys/${'0'.repeat(12)}/revoke`), 404, 'write-key-unknown')
    const reader = await api.key('read', 'collect', 'send')
    assertProblem(await api.call('POST', '/v1/sources/web/close', { key: reader }), 403, 'key-scope')
    assert.equal((await api.call('GET', '/v1/sources/web', { key: reader })).status, 200)
  })
})
