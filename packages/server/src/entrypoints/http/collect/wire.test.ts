import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { test } from 'node:test'
import { onEachPlace } from '../../../../../../test/stores.ts'
import { shutDatabase } from '../testing/shut-database.ts'
import { startCollector } from './testing/collector.ts'
import { basic, openShop, order } from './testing/shop.ts'

/** Sends bytes as they are and closes after the answer, or after `linger` milliseconds; answers what came back. */
function raw(url: string, text: string, linger = 5_000): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>()
  const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(text))
  let answer = ''
  socket.setTimeout(linger, () => socket.destroy())
  socket.on('data', data => {
    answer += data
    if (answer.includes('\r\n\r\n')) socket.end()
  })
  socket.on('error', () => undefined)
  socket.on('close', () => resolve(answer))
  return promise
}

onEachPlace('The wire', (place, engine) => {
  test('a flood from one source is told to slow down and counted; another source does not notice', async t => {
    const shop = await openShop(t, { place: await place(), source: { perSecond: 5 } })
    const other = await shop.source({ name: 'app', kind: 'public' })
    const flood = { batch: Array.from({ length: 20 }, () => order()) }
    assert.equal((await shop.post('/v1/batch', flood)).status, 200)
    for (let i = 0; i < 10; i++) {
      const { status, headers, json } = await shop.post('/v1/batch', flood)
      assert.deepEqual([status, json['code']], [429, 'too-fast'])
      assert.deepEqual([headers.get('retry-after'), headers.get('x-ratelimit-reset')], ['4', '4'])
      assert.equal((await shop.post('/v1/track', order({ userId: 'bo' }), basic(other))).status, 200)
    }
    shop.api.house.clock.advance(4_000)
    assert.equal((await shop.post('/v1/track', order())).status, 200)
    assert.deepEqual([(await shop.kept('ada')).length, (await shop.kept('bo')).length], [21, 10])
    assert.deepEqual((await shop.tally()).refused, { 'too-fast': 200 })
  })

  if (engine === 'postgres')
    test('a store that is away is 503 with the seconds to wait, never a yes; when it is back, the same call is kept', async t => {
      const where = await place()
      const shop = await openShop(t, { place: where })
      const call = order({ messageId: 'm1' })
      const { open } = await shutDatabase((where as { postgres: string }).postgres)
      for (const headers of [basic(shop.key), basic('of-another-brand')]) {
        const { status, headers: said } = await shop.post('/v1/track', call, headers)
        assert.equal(status, 503)
        assert.ok(Number(said.get('retry-after')) > 0)
      }
      await open()
      for (let i = 0; i < 2; i++) assert.equal((await shop.post('/v1/track', call)).status, 200)
      assert.equal((await shop.kept('ada')).length, 1)
    })

  test('lengths that lie and bodies that break off leave the server sound and nothing behind', async t => {
    const shop = await startCollector(t, { place: await place() })
    const body = JSON.stringify({ ...order(), writeKey: shop.key })
    const head = (length: number) => `POST /v1/track HTTP/1.1\r\nHost: x\r\nContent-Length: ${length}\r\n\r\n`
    assert.match(await raw(shop.url, head(body.length - 5) + body), /^HTTP\/1\.1 400 /)
    assert.equal(await raw(shop.url, head(body.length + 5) + body, 300), '')
    assert.match(await raw(shop.url, head(10_000_000) + body), /^HTTP\/1\.1 400 /)
    assert.match(await raw(shop.url, head(-1) + body), /^HTTP\/1\.1 400 /)
    const chunked = 'POST /v1/track HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n'
    assert.equal(await raw(shop.url, `${chunked}ffff\r\n${body}`, 300), '')
    const large = await fetch(`${shop.url}/v1/track`, { method: 'POST', body: 'x'.repeat(5_000_000) })
    assert.deepEqual([large.status, ((await large.json()) as { code: string }).code], [400, 'too-large'])
    assert.deepEqual(await shop.kept('ada'), [])
    assert.match(await raw(shop.url, head(body.length) + body), /^HTTP\/1\.1 200 /)
    assert.equal((await shop.kept('ada')).length, 1)
  })
})

test('a page may ask from anywhere whether it may call, and reads the answer', async t => {
  const shop = await openShop(t)
  const origin = 'https://shop.example'
  const asked = await shop.api.request('/v1/t', {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,content-type,x-retry-count',
    },
  })
  assert.equal(asked.status, 204)
  assert.equal(asked.headers.get('access-control-allow-origin'), origin)
  assert.match(asked.headers.get('access-control-allow-methods') ?? '', /POST/)
  const allowed = asked.headers.get('access-control-allow-headers')?.split(', ') ?? []
  for (const name of ['authorization', 'content-type', 'x-write-key', 'x-retry-count'])
    assert.ok(allowed.includes(name))
  assert.equal(asked.headers.get('access-control-allow-credentials'), null)
  const answer = await shop.post('/v1/t', order(), { ...basic(shop.key), origin })
  assert.equal(answer.headers.get('access-control-allow-origin'), origin)
  assert.match(answer.headers.get('vary') ?? '', /Origin/)
})

test('any key gets settings that lead to us and nowhere else', async t => {
  const shop = await openShop(t)
  for (const key of [shop.key, 'unknown', '__proto__', '%22%3E%3Cscript%3E']) {
    const answer = await shop.api.request(`/v1/projects/${key}/settings`)
    assert.equal(answer.status, 200)
    const { integrations } = (await answer.json()) as { integrations: Record<string, object> }
    assert.deepEqual(integrations, {
      'Segment.io': { apiKey: decodeURIComponent(key), apiHost: '127.0.0.1:8080/v1', protocol: 'http' },
    })
  }
})

test('numbers about the client itself are taken and thrown away', async t => {
  const shop = await openShop(t)
  const { status, json } = await shop.post('/v1/m', { series: [{ type: 'Counter', metric: 'x', value: 1 }] }, {})
  assert.deepEqual([status, json], [200, { success: true }])
  assert.deepEqual(shop.api.live.recent(), [])
})

test('the site says that it honors Global Privacy Control', async t => {
  const shop = await openShop(t)
  const answer = await shop.api.request('/.well-known/gpc.json')
  assert.match(answer.headers.get('content-type') ?? '', /^application\/json/)
  assert.deepEqual(await answer.json(), { gpc: true, lastUpdate: '2026-11-22' })
})

test('other methods are told which ones there are', async t => {
  const shop = await openShop(t)
  const answer = await shop.api.request('/v1/track')
  assert.deepEqual([answer.status, answer.headers.get('allow')], [405, 'POST, OPTIONS'])
})

test('Sec-GPC counts when one of its values is 1, and nothing else does', async t => {
  const context = { consent: { categoryPreferences: { Advertising: true } } }
  const seen = { type: 'track', event: 'Ad Seen', context }
  const shop = await openShop(t)
  const values: [string, number][] = [
    ['1', 0],
    ['1, 0', 0],
    ['0,1', 0],
    ['0', 1],
    ['true', 1],
    ['11', 1],
    ['"1"', 1],
    ['', 1],
  ]
  for (const [value, expected] of values) {
    const userId = `somebody ${value}`
    await shop.post('/v1/track', { ...seen, userId }, { ...basic(shop.key), 'sec-gpc': value })
    assert.equal((await shop.kept(userId)).length, expected, value)
  }
})

test('whoever watches sees each call with its verdict, and no value', async t => {
  const shop = await openShop(t)
  await shop.post('/v1/batch', {
    batch: [order({ properties: { total: 42.5, card: '4111' } }), { type: 'page' }, order({ event: 'Other' })],
  })
  const seen = shop.api.live.recent('web').map(({ call }) => call)
  assert.deepEqual(
    seen.map(call => (call.verdict === 'refused' ? [call.refused, call.calls] : [call.name, call.verdict])),
    [
      ['Order Completed', 'kept'],
      ['Other', 'dropped'],
      ['without-id', 1],
    ],
  )
  assert.ok(!JSON.stringify(seen).includes('4111') && !JSON.stringify(seen).includes('42.5'))
})
