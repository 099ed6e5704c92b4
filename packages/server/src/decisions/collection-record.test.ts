import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  CallsAlike,
  type CollectedCall,
  type CollectionRecord,
  collectionIn,
  collectionJson,
} from './collection-record.ts'

const words = fc.array(fc.constantFrom('a', 'b', 'a,b', 'orders'), { maxLength: 2 })
const call: fc.Arbitrary<CollectedCall> = fc
  .record({
    type: fc.constantFrom('track', 'page'),
    name: fc.constantFrom('', 'x', 'x|y', 'Order Completed'),
    at: fc.integer({ min: 0, max: 9 }),
    purposes: words,
    kept: words,
    event: fc.option(fc.constantFrom('e1', 'e2', 'e3'), { nil: undefined }),
    hashed: fc.option(words, { nil: undefined }),
    dropped: fc.option(fc.array(fc.record({ field: fc.string(), why: fc.string() }), { maxLength: 2 }), {
      nil: undefined,
    }),
  })
  .map(drawn => JSON.parse(JSON.stringify(drawn)) as CollectedCall)

const recordOf = (events: readonly CollectedCall[]): CollectionRecord => ({
  batch: 'b',
  source: 'web',
  receivedAt: 1,
  policy: 'sha256:0',
  facts: {
    country: 'unknown',
    zone: 'unknown',
    address: true,
    suppressed: false,
    consents: [],
    optOuts: [],
    contacts: [],
  },
  verdicts: {},
  events,
  undeclared: {},
})

test('what is recorded of a batch reads back call for call, those that are alike together', () => {
  fc.assert(
    fc.property(fc.array(call, { maxLength: 12 }), calls => {
      const record = recordOf(calls)
      const alike = new CallsAlike()
      for (const { event, at, ...like } of calls) alike.add(like, at, event)
      const json = collectionJson({ ...record, calls: alike })
      const back = collectionIn('collect', JSON.parse(JSON.stringify(json)))
      assert.ok(back)
      const sorted = (events: readonly CollectedCall[]) =>
        events.map(one => JSON.stringify(Object.entries(one).sort())).sort()
      assert.deepEqual(sorted(back.events), sorted(calls))
      assert.deepEqual({ ...back, events: [] }, { ...record, events: [] })
    }),
  )
  assert.equal(collectionIn('choice', {}), undefined)
})
