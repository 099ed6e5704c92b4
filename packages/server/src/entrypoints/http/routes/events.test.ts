import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CallOutcome } from '../../../acts/collection/index.ts'
import { openLiveFeed } from '../collect/live.ts'
import { assertProblem, openTestApi } from '../testing/api.ts'
import { openTail } from './tail.ts'

const kept = (name: string): CallOutcome => ({
  type: 'track',
  name,
  verdict: 'partly',
  purposes: ['offers'],
  kept: ['total'],
  hashed: [],
  dropped: [{ field: 'coupon', why: 'house-permission' }],
  customer: 'c1',
})

type Lines = { next(): Promise<{ [field: string]: unknown }>; leave(): Promise<void> }

function read(body: ReadableStream<Uint8Array> | null): Lines {
  assert.ok(body)
  const reader = body.getReader()
  const decoder = new TextDecoder()
  return {
    next: async () => JSON.parse(decoder.decode((await reader.read()).value)) as { [field: string]: unknown },
    leave: () => reader.cancel(),
  }
}

test('A tail tells what was, then what comes, of one source; and whose it was it tells nobody', async t => {
  const { request, key, live } = await openTestApi(t)
  live.publish(1, 'app', [kept('Opened')])
  live.publish(2, 'web', [kept('Bought')])
  const headers = { authorization: `Bearer ${await key('read')}` }
  const answer = await request('/v1/events/tail?source=web', { headers })
  assert.equal(answer.headers.get('content-type'), 'application/x-ndjson')
  const lines = read(answer.body)
  const { customer: _, ...outcome } = kept('Bought')
  assert.deepEqual(await lines.next(), { n: 2, at: 2, source: 'web', ...outcome })
  live.publish(3, 'app', [kept('Opened')])
  live.publish(4, 'web', [{ verdict: 'refused', refused: 'origin', calls: 7 }])
  const turnedAway = { n: 4, at: 4, source: 'web', verdict: 'refused', refused: 'origin', calls: 7 }
  assert.deepEqual(await lines.next(), { ...turnedAway, purposes: [], kept: [], hashed: [], dropped: [] })
  await lines.leave()
})

test('A tail goes on after the last line seen, and begins anew after a restart of the server', async t => {
  const { request, key, live } = await openTestApi(t)
  live.publish(1, 'web', [kept('a'), kept('b')])
  const headers = { authorization: `Bearer ${await key('read')}` }
  const first = async (after: number) => {
    const lines = read((await request(`/v1/events/tail?after=${after}`, { headers })).body)
    const { name } = await lines.next()
    await lines.leave()
    return name
  }
  assert.deepEqual([await first(1), await first(900)], ['b', 'a'])
})

test('A tail needs the scope to read; what it asks for must be whole', async t => {
  const { call, key } = await openTestApi(t)
  assertProblem(await call('GET', '/v1/events/tail', { key: await key('collect') }), 403, 'key-scope')
  assertProblem(await call('GET', '/v1/events/tail?after=soon'), 422, 'invalid-request')
})

test('Tails end with their readers; more than fifty at once are asked to come back', async t => {
  const { request, key } = await openTestApi(t)
  const headers = { authorization: `Bearer ${await key('read')}` }
  const ask = () => request('/v1/events/tail', { headers })
  const open = await Promise.all(Array.from({ length: 50 }, ask))
  const late = await ask()
  assert.deepEqual([late.status, late.headers.get('retry-after')], [503, '1'])
  await Promise.all(open.map(answer => answer.body?.cancel()))
  const again = await ask()
  assert.equal(again.status, 200)
  await again.body?.cancel()
  assert.equal((await request('/v1/events/tail', { method: 'HEAD', headers })).status, 200)
})

test('A tail ends with the server, so that nobody who watches holds it up', async t => {
  const { request, key, live } = await openTestApi(t)
  const headers = { authorization: `Bearer ${await key('read')}` }
  const { body } = await request('/v1/events/tail', { headers })
  live.end()
  assert.equal((await body?.getReader().read())?.done, true)
})

test('A reader who does not keep up learns how much it missed, and memory does not grow', async () => {
  const feed = openLiveFeed()
  const tail = openTail(feed, { source: undefined, after: undefined }, () => undefined)
  for (let i = 1; i <= 5_000; i++) feed.publish(i, 'web', [kept('a')])
  const lines = read(tail)
  const seen: unknown[] = []
  for (let i = 0; i < 999; i++) seen.push((await lines.next())['n'])
  feed.publish(5_001, 'web', [kept('b')])
  const missed = (await lines.next())['missed']
  assert.deepEqual([seen.length, seen[0], missed], [999, 1, 5_000 - 999])
  assert.equal((await lines.next())['n'], 5_001)
  await lines.leave()
})
