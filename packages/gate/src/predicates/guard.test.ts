import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { newestRun } from './guard.ts'

const instants = fc.array(fc.integer({ min: -30, max: 30 }), { maxLength: 9 })
const run = fc.record({ count: fc.integer({ min: 1, max: 5 }), within: fc.integer({ min: 0, max: 20 }) })

/** Over the sorted list: the last one whose count-th before it, itself counted, is near enough. */
function plainly(seen: readonly number[], { count, within }: { count: number; within: number }): number {
  const sorted = seen.toSorted((a, b) => a - b)
  const ends = sorted.filter((end, i) => i >= count - 1 && end - sorted[i - count + 1]! <= within)
  return ends.at(-1) ?? Number.NEGATIVE_INFINITY
}

test('the newest run is the one that a sorted list shows', () => {
  fc.assert(fc.property(instants, run, (seen, sought) => assert.equal(newestRun(seen, sought), plainly(seen, sought))))
})

test('whatever is learned later, and however old it is, a rest only grows longer', () => {
  fc.assert(
    fc.property(instants, instants, run, (seen, more, sought) => {
      assert.ok(newestRun([...seen, ...more], sought) >= newestRun(seen, sought))
    }),
  )
})

test('the order in which things were learned makes no difference', () => {
  fc.assert(
    fc.property(instants, run, (seen, sought) =>
      assert.equal(newestRun(seen.toReversed(), sought), newestRun(seen, sought)),
    ),
  )
})
