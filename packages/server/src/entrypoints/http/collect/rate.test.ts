import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Source } from '../../../brand/sources/index.ts'
import { openRates, openSlots } from './rate.ts'

const source = (name: string, perSecond: number): Source => ({
  source: name,
  version: 1,
  kind: 'public',
  origins: [],
  perSecond,
  childDirected: false,
  createdAt: 0,
})

test('A source may send its calls of a second at once, then waits; another does not notice', () => {
  const rates = openRates()
  const [web, app] = [source('web', 10), source('app', 10)]
  for (let i = 0; i < 10; i++) assert.equal(rates.take(web, 1, 0), undefined)
  assert.deepEqual(rates.take(web, 1, 0), { seconds: 1 })
  assert.equal(rates.take(app, 1, 0), undefined)
  assert.equal(rates.take(web, 1, 100), undefined)
})

test('A batch larger than the second is taken as one, and the wait is as long as it was large', () => {
  const rates = openRates()
  const web = source('web', 10)
  assert.equal(rates.take(web, 100, 0), undefined)
  assert.deepEqual(rates.take(web, 1, 0), { seconds: 10 })
  assert.deepEqual(rates.take(web, 1, 9_000), { seconds: 1 })
  assert.equal(rates.take(web, 1, 9_100), undefined)
})

test('Whoever comes back after the seconds named is let in; on average nobody sends more than allowed', () => {
  const step = fc.record({ calls: fc.integer({ min: 1, max: 50 }), wait: fc.integer({ min: 0, max: 3_000 }) })
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100 }), fc.array(step, { maxLength: 60 }), (perSecond, steps) => {
      const rates = openRates()
      const web = source('web', perSecond)
      let now = 0
      let sent = 0
      for (const { calls, wait } of steps) {
        now += wait
        const tooFast = rates.take(web, calls, now)
        if (tooFast) {
          now += tooFast.seconds * 1_000
          assert.equal(rates.take(web, calls, now), undefined)
        }
        sent += calls
        assert.ok(sent <= perSecond * (now / 1_000 + 1) + 50, `${sent} calls in ${now} ms`)
      }
    }),
  )
})

test('A source waits in its own line, a flood is turned away, and a slot is free again however its work ends', async () => {
  const slots = openSlots()
  const held = Promise.withResolvers<void>()
  const order: number[] = []
  const works = Array.from({ length: 32 + 128 }, (_, at) =>
    slots.run('web', async () => {
      order.push(at)
      await held.promise
      if (at % 2 === 1) throw new Error('away')
    }),
  )
  assert.ok(works.every(work => work !== undefined))
  assert.equal(
    slots.run('web', async () => 1),
    undefined,
    'the line is full',
  )
  assert.equal(await slots.run('app', async () => 1), 1, 'others do not notice')
  assert.equal(order.length, 32)
  held.resolve()
  const ends = await Promise.allSettled(works)
  assert.equal(ends.filter(({ status }) => status === 'rejected').length, 80)
  assert.deepEqual(
    order,
    works.map((_, at) => at),
    'in turn',
  )
  assert.equal(await slots.run('web', async () => 'free'), 'free')
})
