import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { onEachPlace } from '../../../../../../test/stores.ts'
import { largestBody, largestCall } from '../../../acts/collection/index.ts'
import { type Answer, basic, openShop, order, type Shop } from './testing/shop.ts'

/** An order of exactly so many bytes. */
function orderOf(bytes: number, userId = 'ada'): string {
  const text = (filler: string) => JSON.stringify(order({ userId, context: { filler } }))
  return text('x'.repeat(bytes - text('').length))
}

/** A batch of exactly so many bytes, calls and spaces. */
const batchOf = (bytes: number, calls: readonly string[]): string => {
  const [before, after] = [`{"batch":[${calls.join()}]`, '}']
  return before + ' '.repeat(bytes - before.length - after.length) + after
}

const assertTaken = ({ status, json }: Answer) => assert.deepEqual([status, json], [200, { success: true }])

function assertRefused({ status, json }: Answer, code: string): void {
  assert.deepEqual([status, json['success'], json['code']], [400, false, code])
  assert.ok(typeof json['message'] === 'string' && json['message'].length > 10)
}

const totals = async (shop: Shop, who = 'ada') => (await shop.kept(who)).length
const nested = (levels: number, inner = '1') => `${'{"a":'.repeat(levels)}${inner}${'}'.repeat(levels)}`

onEachPlace('Calls that are not what they should be', place => {
  test('32 KB for a call and 500 KB for a body, to the byte, after unpacking', async t => {
    const shop = await openShop(t, { place: await place() })
    const { post, key } = shop
    assertTaken(await post('/v1/track', orderOf(largestCall)))
    assertRefused(await post('/v1/track', orderOf(largestCall + 1)), 'too-large')
    assertTaken(await post('/v1/batch', batchOf(largestBody, [orderOf(largestCall), orderOf(200)])))
    assertRefused(await post('/v1/batch', batchOf(largestBody + 1, [orderOf(200)])), 'too-large')
    const packed = { ...basic(key), 'content-encoding': 'gzip', 'content-type': 'application/x-www-form-urlencoded' }
    assertTaken(await post('/v1/batch', gzipSync(batchOf(largestBody, [orderOf(200)])), packed))
    assertRefused(await post('/v1/batch', gzipSync(batchOf(largestBody + 1, [orderOf(200)])), packed), 'too-large')
    assertRefused(await post('/v1/batch', gzipSync(Buffer.alloc(300 * 1_024 * 1_024, ' ')), packed), 'too-large')
    assert.equal(await totals(shop), 4)
    assert.deepEqual((await shop.tally()).refused, { 'too-large': 4 })
  })

  test('a call of a batch that is too large or broken is named in a 400, and the others are kept all the same', async t => {
    const shop = await openShop(t, { place: await place() })
    const calls = [
      orderOf(200),
      orderOf(largestCall + 1),
      '17',
      orderOf(300),
      `{"type":"track","x":${nested(70)}}`,
      '{}',
    ]
    const answer = await shop.post('/v1/batch', batchOf(60_000, calls))
    assertRefused(answer, 'too-large')
    assert.equal(answer.json['kept'], 2)
    assert.deepEqual(
      (answer.json['refused'] as { index: number; why: string }[]).map(({ index, why }) => `${index} ${why}`),
      ['1 too-large', '2 malformed', '4 malformed', '5 not-declared'],
    )
    assert.equal(await totals(shop), 2)
    assert.deepEqual((await shop.tally()).refused, { 'too-large': 1, malformed: 2, 'not-declared': 1 })
  })

  test('what is no JSON object in UTF-8 is malformed, whatever it claims to be', async t => {
    const shop = await openShop(t, { place: await place() })
    const good = JSON.stringify(order())
    const bodies: [string, string | Uint8Array][] = [
      ['/v1/track', ''],
      ['/v1/track', '{'],
      ['/v1/track', `${good},`],
      ['/v1/track', good.slice(0, -1)],
      ['/v1/track', 'event=Order+Completed&userId=ada'],
      ['/v1/track', '[]'],
      ['/v1/track', 'null'],
      ['/v1/track', '"text"'],
      ['/v1/batch', good],
      ['/v1/batch', '{"batch":{}}'],
      ['/v1/track', Buffer.from(good, 'utf16le')],
      ['/v1/track', Buffer.concat([Buffer.from('{"userId":"'), Buffer.from([0xc3, 0x28]), Buffer.from('"}')])],
      ['/v1/track', gzipSync(good).subarray(0, 30)],
      ['/v1/track', gzipSync(gzipSync(good))],
      ['/v1/track', `{"userId":"ada","event":"x","properties":${'['.repeat(10_000)}${']'.repeat(10_000)}}`],
      ['/v1/batch', `{"batch":[${nested(10_000)}]}`],
      ['/v1/track', `${'['.repeat(250_000)}${']'.repeat(250_000)}`],
    ]
    for (const [path, body] of bodies) {
      const { status, json } = await shop.post(path, body)
      assert.deepEqual([status, json['success']], [400, false], String(body).slice(0, 60))
      assert.ok(!JSON.stringify(json).includes('ada'), 'the answer repeats nothing of what was sent')
    }
    assert.equal(await totals(shop), 0)
    // So deep, the call of the batch is too large as well.
    assert.deepEqual((await shop.tally()).refused, { malformed: bodies.length - 1, 'too-large': 1 })
  })

  test('labels that lie do not matter', async t => {
    const shop = await openShop(t, { place: await place() })
    const good = JSON.stringify(order())
    const labels = ['text/plain', 'application/x-www-form-urlencoded', 'image/png', 'multipart/form-data; boundary=x']
    for (const type of labels)
      assertTaken(await shop.post('/v1/track', good, { ...basic(shop.key), 'content-type': type }))
    assertTaken(await shop.post('/v1/track', good, { ...basic(shop.key), 'content-encoding': 'gzip' }))
    assertTaken(await shop.post('/v1/track', gzipSync(good)))
    assert.equal(await totals(shop), labels.length + 2)
  })

  test('many names, the same name twice, half characters, names that reach into objects, numbers without end', async t => {
    const shop = await openShop(t, { place: await place() })
    const names = Array.from({ length: 100_000 }, (_, i) => `"${i}":1`).join()
    assertRefused(
      await shop.post('/v1/track', `{"userId":"ada","event":"Order Completed","properties":{${names}}}`),
      'too-large',
    )
    const strange = String.raw`{"userId":"ada","userId":"bo","event":"Order Completed","__proto__":{"userId":"eve"},
      "constructor":{"prototype":{"x":1}},"properties":{"total":1,"total":42.5,"skus\u0000":"\ud800","a":1e400,
      "products":[{"sku":"\udc00a\u0000"},{"sku":"b"}],"__proto__":{"total":1}}}`
    assertTaken(await shop.post('/v1/track', strange))
    const [kept] = await shop.kept('bo')
    assert.deepEqual(kept?.attributes, { total: 42.5, skus: ['\uFFFDa\uFFFD', 'b'] })
    assert.deepEqual([await totals(shop), await totals(shop, 'eve')], [0, 0])
  })

  test('clocks of 1970 and 9999 move nothing out of its time', async t => {
    const shop = await openShop(t, { place: await place() })
    const now = shop.api.house.clock.now()
    const iso = (at: number) => new Date(at).toISOString()
    const calls = [
      order({ timestamp: '1970-01-01T00:00:00Z' }),
      order({ timestamp: '9999-12-31T23:59:59Z' }),
      order({ timestamp: 'soon', sentAt: {} }),
      order({ timestamp: '1970-01-01T00:00:00Z', sentAt: '1970-01-01T00:00:05Z' }),
      order({ timestamp: iso(now - 90_000), sentAt: iso(now - 30_000) }),
    ]
    assertTaken(await shop.post('/v1/batch', { batch: calls, sentAt: iso(now) }))
    const ages = (await shop.kept('ada')).map(({ at }) => now - at)
    assert.deepEqual(
      ages.toSorted((a, b) => a - b),
      [0, 0, 0, 5_000, 60_000],
    )
  })

  test('a messageId of a megabyte is too large; one of thirty thousand letters counts once', async t => {
    const shop = await openShop(t, { place: await place() })
    assertRefused(await shop.post('/v1/track', order({ messageId: 'm'.repeat(1_048_576) })), 'too-large')
    const long = order({ messageId: 'm'.repeat(30_000) })
    for (let i = 0; i < 3; i++) assertTaken(await shop.post('/v1/track', long))
    assert.equal(await totals(shop), 1)
    assert.equal((await shop.tally()).duplicates, 2)
  })

  test('aliases in a circle come to an end', async t => {
    const shop = await openShop(t, { place: await place(), source: { kind: 'server' } })
    const alias = (previousId: string, userId: string) => ({ type: 'alias', previousId, userId })
    const circle = [order({ userId: 'a' }), alias('a', 'b'), alias('b', 'c'), alias('c', 'a'), alias('a', 'a')]
    for (let i = 0; i < 2; i++)
      assertTaken(await shop.post('/v1/batch', { batch: [...circle, order({ userId: 'c' })] }))
    assertTaken(await shop.post('/v1/track', order({ userId: 'b' })))
  })

  test('calls without an id or a name are answered 200 and counted', async t => {
    const shop = await openShop(t, { place: await place() })
    assertTaken(await shop.post('/v1/track', order({ userId: { id: 7 } })))
    assertTaken(await shop.post('/v1/track', order({ event: undefined })))
    assertTaken(await shop.post('/v1/batch', { batch: [{ type: 'page' }, { type: 'group', userId: 'ada' }] }))
    assertTaken(await shop.post('/v1/batch', { batch: [] }))
    assert.deepEqual((await shop.tally()).refused, { 'without-id': 3, 'without-name': 1 })
  })
})

test('Whatever bytes come under whatever label, the answer is 200 or 400, and the next good call is kept', async t => {
  const shop = await openShop(t, { source: { perSecond: 100_000 } })
  const good = Buffer.from(JSON.stringify({ batch: [order({ messageId: 'm' }), order({ userId: 'bo' })] }))
  const broken = fc
    .tuple(fc.nat(good.length), fc.nat(20), fc.uint8Array({ maxLength: 20 }))
    .map(([at, gone, put]) => Buffer.concat([good.subarray(0, at), put, good.subarray(at + gone)]))
  const packed = fc
    .tuple(broken, fc.nat(60), fc.uint8Array({ maxLength: 3 }))
    .map(([bytes, at, put]) => Buffer.concat([gzipSync(bytes).subarray(0, at), put, gzipSync(bytes).subarray(at)]))
  const body = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    broken,
    packed,
    fc.json().map(text => Buffer.from(text)),
  )
  const path = fc.constantFrom('/v1/track', '/v1/batch', '/v1/identify', '/v1/i', '/api/s/page', '/api/s/s2s/alias')
  const encoding = fc.constantFrom('gzip', 'br', 'deflate', 'identity', 'gzip, gzip', '')
  await fc.assert(
    fc.asyncProperty(path, body, encoding, async (path, bytes, encoding) => {
      const { status } = await shop.post(path, bytes, { 'x-write-key': shop.key, 'content-encoding': encoding })
      assert.ok(status === 200 || status === 400, `${status}`)
    }),
    { numRuns: 150 },
  )
  assertTaken(await shop.post('/v1/track', order({ userId: 'cy' })))
  assert.equal(await totals(shop, 'cy'), 1)
})
