import assert from 'node:assert/strict'
import { test } from 'node:test'
import { counterKey } from '@candor/conditions'
import fc from 'fast-check'
import { noon } from '../../../../../test/house.ts'
import { onEachStore } from '../../../../../test/stores.ts'
import type { Store, Write } from '../../adapters/store/index.ts'
import { countFor, countsOf } from './index.ts'

// The first was found to be the second, and the second the third; the last two stand for themselves.
const customers = ['c1', 'c2', 'c3', 'c4', 'c5']
const standing: Record<string, string> = { c1: 'c3', c2: 'c3' }
const profile = (customer: string, merged_into: string | null): Write => ({
  do: 'insert',
  table: 'profiles',
  row: {
    ...{ customer, version: 1, attributes: '{}', source: 'web', collected_at: 1, updated_at: 1, merged_into },
  },
})
const merges = [profile('c1', 'c2'), profile('c2', 'c3'), profile('c3', null), profile('c4', null)]

const window = 1_000
type Happened = { customer: string; name: string; ago: number; purposes: string[] }
const anyHappened: fc.Arbitrary<Happened> = fc.record({
  customer: fc.constantFrom(...customers),
  name: fc.constantFrom('Order Completed', 'order completed', 'page'),
  // On both edges of the window and one millisecond to each side of them.
  ago: fc.constantFrom(-1, 0, 1, window - 1, window, window + 1, 5 * window),
  purposes: fc.subarray(['offers', 'offers-extra', 'my-offers', 'orders']),
})

const rowOf = ({ customer, name, ago, purposes }: Happened, i: number): Write => ({
  do: 'insert',
  table: 'events',
  row: {
    ...{ customer, event: `e${i}`, source: 'web', type: 'track', name, at: noon - ago, received_at: noon },
    ...{ purposes: purposes.join(' '), fields: '{}', sealed: null },
  },
})

/** Slow and obviously right. */
function countedFrom(all: readonly Happened[], name: string, use: string, since: number): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { customer, name: done, ago, purposes } of all) {
    const at = noon - ago
    if (done !== name || !purposes.includes(use) || at > noon || at <= since) continue
    const who = standing[customer] ?? customer
    counts[who] = (counts[who] ?? 0) + 1
  }
  return counts
}

const emptied = async (store: Store): Promise<void> => {
  const writes = customers.map((customer): Write => ({ do: 'remove', table: 'events', key: { customer } }))
  assert.ok((await store.commit({ expect: [], writes })).done)
}

onEachStore('counts of events', open => {
  test('are what a slow loop over the rows gives, at the very edges of the window too', async () => {
    const store = await open()
    await store.commit({ expect: [], writes: merges })
    const counters = [
      { event: 'Order Completed', window },
      { event: 'Order Completed' },
      { event: 'page', window },
      { event: 'never' },
    ]
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyHappened, { maxLength: 40 }),
        fc.constantFrom('offers', 'orders'),
        async (all, use) => {
          await emptied(store)
          assert.ok((await store.commit({ expect: [], writes: all.map(rowOf) })).done)
          const found = await countsOf(store, counters, { use, now: noon })
          assert.equal(found.size, counters.length)
          for (const counter of counters) {
            const since = counter.window === undefined ? Number.NEGATIVE_INFINITY : noon - counter.window
            const expected = countedFrom(all, counter.event, use, since)
            assert.deepEqual(Object.fromEntries(found.get(counterKey(counter))!), expected)
            const one = (halves: string[]) => countFor(store, halves, counter, { use, now: noon })
            assert.equal(await one(['c1', 'c2', 'c3']), expected['c3'] ?? 0)
            assert.equal(await one(['c4']), expected['c4'] ?? 0)
          }
        },
      ),
      { numRuns: 25 },
    )
  })

  test('ask nothing where nothing is to be counted', async () => {
    assert.equal((await countsOf(await open(), [], { use: 'offers', now: noon })).size, 0)
  })
})
