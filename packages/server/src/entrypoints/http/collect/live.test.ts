import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { CallOutcome } from '../../../acts/collection/index.ts'
import { openLiveFeed } from './live.ts'

const outcome = (name: string, more: Partial<CallOutcome> = {}): CallOutcome => ({
  type: 'track',
  name,
  verdict: 'kept',
  purposes: ['analytics'],
  kept: [],
  hashed: [],
  dropped: [],
  ...more,
})

test('The feed keeps the last thousand calls, by source, and numbers them', () => {
  const feed = openLiveFeed()
  for (let i = 1; i <= 1_200; i++) feed.publish(i, i % 2 ? 'web' : 'app', [outcome(`call ${i}`)])
  assert.equal(feed.recent().length, 1_000)
  assert.deepEqual([feed.recent()[0]?.n, feed.recent().at(-1)?.n], [201, 1_200])
  assert.equal(feed.recent('web').length, 500)
  assert.deepEqual(
    feed.recent('app', 1_196).map(({ n, at }) => [n, at]),
    [
      [1_198, 1_198],
      [1_200, 1_200],
    ],
  )
})

test('A listener hears what comes until it leaves, and one that fails disturbs nobody', () => {
  const feed = openLiveFeed()
  const heard: number[] = []
  const hear = ({ n }: { n: number }) => void heard.push(n)
  const leave = feed.subscribe(hear)
  const leaveToo = feed.subscribe(hear)
  feed.subscribe(() => {
    throw new Error('the reader is gone')
  })
  feed.publish(1, '', [{ verdict: 'refused', refused: 'unknown-key', calls: 3 }])
  leave()
  feed.publish(2, 'web', [outcome('a')])
  leaveToo()
  feed.publish(3, 'web', [outcome('b')])
  assert.deepEqual(heard, [1, 1, 2])
  assert.equal(feed.recent().length, 3)
})

test('Names from outside are cut, so that the feed never grows with what is sent', () => {
  const feed = openLiveFeed()
  const long = 'x'.repeat(30_000)
  const dropped = Array.from({ length: 10_000 }, () => ({ field: long, why: 'undeclared' }))
  feed.publish(1, 'web', [outcome(long, { dropped, kept: [long] })])
  assert.ok(JSON.stringify(feed.recent()).length < 20_000)
})

test('A name that carries a value is not shown', () => {
  const feed = openLiveFeed()
  const dropped = [{ field: 'properties.jo@mail.example', why: 'undeclared' }]
  feed.publish(1, 'web', [
    outcome('Order of jo@mail.example', {
      kept: ['total', 'traits.491701234567.city'],
      hashed: ['a1b2c3d4e5'],
      dropped,
    }),
    outcome('Order Completed'),
    outcome('', { type: 'page' }),
  ])
  const calls = feed.recent().map(({ call }) => call as CallOutcome)
  assert.deepEqual(
    calls.map(({ name }) => name),
    ['*', 'Order Completed', ''],
  )
  assert.deepEqual(
    [calls[0]?.kept, calls[0]?.hashed, calls[0]?.dropped],
    [['total', 'traits.*.city'], ['*'], [{ field: '*', why: 'undeclared' }]],
  )
})

test('A name keeps no memory of the request it came in', () => {
  setFlagsFromString('--expose-gc')
  const collectGarbage = runInNewContext('gc') as () => void
  const feed = openLiveFeed()
  const used = () => {
    collectGarbage()
    return process.memoryUsage().heapUsed
  }
  const before = used()
  for (let i = 0; i < 100; i++) {
    const request = Buffer.alloc(500_000, `Order Completed and paid, as ${i} `).toString('latin1')
    const name = request.slice(0, 30)
    const long = request.slice(0, 300)
    feed.publish(i, 'web', [outcome(name, { kept: [name], dropped: [{ field: long, why: 'undeclared' }] })])
  }
  assert.ok(used() - before < 10_000_000)
  assert.equal(feed.recent().length, 100)
})
