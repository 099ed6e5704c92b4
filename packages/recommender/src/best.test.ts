import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { createBest } from './best.ts'

const offers = fc.array(fc.integer({ min: -3, max: 3 }), { maxLength: 60 })

test('it always keeps what sorting all would put first, equal values by the lower id', () => {
  const best = new Map<number, ReturnType<typeof createBest>>()
  fc.assert(
    fc.property(offers, fc.nat({ max: 12 }), fc.infiniteStream(fc.nat()), (values, capacity, order) => {
      const reused = best.get(capacity) ?? createBest(capacity)
      best.set(capacity, reused)
      const all = values.map((value, id) => ({ id, value, drawn: order.next().value as number }))
      for (const { id, value } of all.toSorted((a, b) => a.drawn - b.drawn)) reused.offer(id, value)
      const expected = all.toSorted((a, b) => b.value - a.value || a.id - b.id).slice(0, capacity)
      if (capacity > 0) assert.equal(reused.least(), expected[capacity - 1]?.value ?? Number.NEGATIVE_INFINITY)
      const { ids, values: kept } = reused.take()
      assert.deepEqual(
        [...ids],
        expected.map(({ id }) => id),
      )
      assert.deepEqual(
        [...kept],
        expected.map(({ value }) => value),
      )
    }),
  )
})
