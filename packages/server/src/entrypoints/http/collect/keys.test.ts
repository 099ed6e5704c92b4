import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onEachPlace } from '../../../../../../test/stores.ts'
import { listWriteKeys, revokeWriteKey, rotateKey } from '../../../brand/sources/index.ts'
import { collectPaths } from './paths.ts'
import { basic, openShop, order } from './testing/shop.ts'

onEachPlace('Write keys', place => {
  test('every form of them is known, on every path', async t => {
    const shop = await openShop(t, { place: await place() })
    const { key, post } = shop
    await post('/v1/track', order(), basic(`${key}:`))
    await post('/v1/track', order(), basic(key))
    await post('/v1/track', order(), { 'x-write-key': key })
    await post('/v1/track', order({ writeKey: key }), {})
    await post('/v1/track', order({ writeKey: key }), { authorization: 'Bearer a-token' })
    await post('/v1/batch', { writeKey: key, batch: [order()] }, { 'content-type': 'text/plain' })
    await post('/api/s/track', order({ writeKey: '***' }), { 'x-write-key': `${key}:candor` })
    assert.equal((await shop.kept('ada')).length, 7)
    for (const { path, type } of collectPaths) {
      const body = type === 'batch' ? { batch: [order()] } : { ...order(), groupId: 'g', previousId: 'b' }
      const answer = await post(path, body, { 'x-write-key': key })
      assert.deepEqual([answer.status, answer.json], [200, { success: true }], path)
    }
    // Four spellings of track, and of batch with `import` five.
    assert.equal((await shop.kept('ada')).length, 7 + 4 + 5)
  })

  test('a wrong, missing, masked or revoked key is answered 200, and nothing is left but a count', async t => {
    const shop = await openShop(t, { place: await place() })
    const { key, post, api } = shop
    const wrong = [
      await post('/v1/track', order(), {}),
      await post('/v1/track', order(), basic('of-another-brand:')),
      await post('/v1/track', order({ writeKey: key }), basic('of-another-brand:')),
      await post('/v1/track', order({ writeKey: 42 }), { authorization: 'Bearer a-token' }),
      await post('/v1/batch', { batch: [order(), order(), order()] }, { 'x-write-key': 'x'.repeat(10_000) }),
      // On Jitsu's paths the body proves nothing, even with the right key in it.
      await post('/api/s/track', order({ writeKey: key }), {}),
    ]
    const web = { name: 'web', by: 'staff:jo' }
    const old = (await listWriteKeys(api.house.store, 'web'))[0]
    assert.ok((await rotateKey(api.house, web)).ok)
    assert.ok((await revokeWriteKey(api.house, web, old?.key ?? '')).ok)
    wrong.push(await post('/v1/track', order()))
    for (const { status, json } of wrong) assert.deepEqual([status, json], [200, { success: true }])
    assert.deepEqual((await shop.tally('')).refused, { 'unknown-key': 9 })
    assert.deepEqual((await shop.tally('web')).refused, {})
    assert.deepEqual(await shop.kept('ada'), [])
    assert.equal(
      api.live.recent('').reduce((sum, { call }) => sum + (call.verdict === 'refused' ? call.calls : 0), 0),
      9,
    )
  })

  test('a source that names origins hears no others, and pages there learn that', async t => {
    const shop = await openShop(t, { place: await place(), source: { origins: ['https://shop.example'] } })
    const from = (origin: string) => shop.post('/v1/track', order(), { ...basic(shop.key), origin })
    const allowed = await from('https://shop.example')
    assert.equal(allowed.headers.get('access-control-allow-origin'), 'https://shop.example')
    for (const origin of ['https://shop.example.evil.example', 'http://shop.example', 'null']) {
      const answer = await from(origin)
      assert.deepEqual([answer.status, answer.headers.get('access-control-allow-origin')], [200, null])
    }
    await shop.post('/v1/track', order())
    assert.equal((await shop.kept('ada')).length, 1)
    assert.deepEqual((await shop.tally()).refused, { origin: 4 })
  })
})
