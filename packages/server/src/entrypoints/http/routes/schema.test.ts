import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onEachPlace } from '../../../../../../test/stores.ts'
import { createSource, TallyBuilder, tallyRow } from '../../../brand/sources/index.ts'
import { assertProblem, faultPaths, openTestApi, type TestApi } from '../testing/api.ts'

async function drop({ house }: TestApi, source: string, count: (tally: TallyBuilder) => void): Promise<void> {
  const tally = new TallyBuilder()
  count(tally)
  const done = await house.store.commit({ expect: [], writes: [tallyRow(house, source, tally.total())] })
  assert.deepEqual(done, { done: true })
}

onEachPlace('What a day dropped', place => {
  test('is proposed, folded over batches and sources, or for one source alone', async t => {
    const api = await openTestApi(t, { place: await place() })
    for (const name of ['web', 'app'])
      assert.ok((await createSource(api.house, { name, kind: 'server' }, 'staff:jo')).ok)
    const ordered = (times: number) => (tally: TallyBuilder) => {
      tally.undeclaredEvent('track Order Completed', times)
      tally.undeclared('track Order Completed', 'properties.total', 'number', times)
      tally.undeclared('track Order Completed', 'properties.email', 'text')
    }
    await drop(api, 'web', ordered(2))
    await drop(api, 'web', ordered(3))
    await drop(api, 'app', ordered(5))

    const all = await api.call('GET', '/v1/schema/suggestion', { key: await api.key('read') })
    assert.equal(all.status, 200, all.text)
    assert.deepEqual(all.json['dropped'], { calls: 10, values: 13 })
    assert.equal(all.json['day'], '2026-06-03')
    const total = { field: 'total', from: 'properties.total', type: 'number', class: 'attribute', seen: { number: 10 } }
    const looks = 'an address of a person'
    const email = {
      field: 'email',
      from: 'properties.email',
      type: 'text',
      class: 'identifying',
      seen: { text: 3 },
      looks,
    }
    assert.deepEqual(all.json['events'], [
      { event: 'Order Completed', calls: 10, declared: false, fields: [total, email] },
    ])
    assert.match(String(all.json['yaml']), /declared are offers, service, fairness-monitoring/)

    const one = await api.call('GET', '/v1/schema/suggestion?source=app')
    assert.deepEqual([one.json['source'], one.json['dropped']], ['app', { calls: 5, values: 6 }])
    const before = await api.call('GET', '/v1/schema/suggestion?day=2026-06-02')
    assert.deepEqual([before.json['dropped'], before.json['yaml']], [{ calls: 0, values: 0 }, ''])
  })
})

test('a source nobody knows, a day that does not exist and a key without the scope are told apart', async t => {
  const api = await openTestApi(t)
  assertProblem(await api.call('GET', '/v1/schema/suggestion?source=wbe'), 404, 'source-unknown')
  for (const day of ['2026-02-30', 'today', '2026-06-03T00:00:00Z']) {
    const answer = await api.call('GET', `/v1/schema/suggestion?day=${day}`)
    assertProblem(answer, 422, 'invalid-request')
    assert.deepEqual(faultPaths(answer), ['day'])
  }
  assertProblem(await api.call('GET', '/v1/schema/suggestion', { key: await api.key('collect') }), 403, 'key-scope')
})
