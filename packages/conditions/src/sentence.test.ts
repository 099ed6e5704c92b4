import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Condition } from './condition.ts'
import { conditionSentence } from './sentence.ts'
import * as arbitrary from './testing/arbitraries.ts'

test('a sentence is never empty and its brackets always close', () => {
  fc.assert(
    fc.property(arbitrary.condition, condition => {
      const sentence = conditionSentence(condition)
      assert.ok(sentence.trim().length > 0)
      assert.equal(sentence.split('(').length, sentence.split(')').length)
    }),
  )
})

const said: readonly (readonly [string, Condition])[] = [
  ['anyone', { all: [] }],
  ['city is “Lisbon”', { field: 'city', is: 'Lisbon' }],
  ['city is known and is not “Lisbon” or “Porto”', { field: 'city', notIn: ['Lisbon', 'Porto'] }],
  ['city begins with “Lis”', { field: 'city', startsWith: 'Lis' }],
  ['last purchase is on or after 2026-01-01', { field: 'last_purchase', atLeast: '2026-01-01' }],
  ['last purchase is before 2026-01-01', { field: 'last_purchase', under: '2026-01-01' }],
  ['age is over 17', { field: 'age', over: 17 }],
  ['member is yes', { field: 'member', is: true }],
  ['city is not known', { field: 'city', exists: false }],
  ['not (city is “Lisbon”)', { not: { field: 'city', is: 'Lisbon' } }],
  ['says yes to offers by email', { choice: { purpose: 'offers', channel: 'email', says: 'yes' } }],
  ['has said neither yes nor no to offers by SMS', { choice: { purpose: 'offers', channel: 'sms', says: 'none' } }],
  [
    'has done Order Completed at least 2 times in the last 30 days',
    { event: 'Order Completed', atLeast: 2, within: '30 days' },
  ],
  ['has done Order Completed more than once', { event: 'Order Completed', over: 1 }],
  ['has viewed a page exactly once in the last day', { event: 'page', is: 1, within: '1 day' }],
  [
    'is not known to have done Order Completed in the last 6 months',
    { event: 'Order Completed', atMost: 0, within: '6 months' },
  ],
  ['is not known to have joined a group', { event: 'group', under: 1 }],
  ['has viewed a screen at most 3 times or never', { event: 'screen', atMost: 3 }],
]
for (const [sentence, condition] of said)
  test(`it says: ${sentence}`, () => assert.equal(conditionSentence(condition), sentence))

test('groups stand in brackets, so that and binds as it was written', () => {
  const age: Condition = { field: 'age', atLeast: 18 }
  const city: Condition = { field: 'city', is: 'Porto' }
  assert.equal(
    conditionSentence({ all: [age, { any: [city, { field: 'member', is: true }] }] }),
    'age is at least 18 and (city is “Porto” or member is yes)',
  )
  assert.equal(conditionSentence({ all: [age, { all: [city] }] }), 'age is at least 18 and city is “Porto”')
})

test('labels speak the words of the brand', () => {
  const labels = { fields: { age: 'their age' }, purposes: { offers: 'our offers' } }
  assert.equal(conditionSentence({ field: 'age', over: 17 }, labels), 'their age is over 17')
  const choice: Condition = { choice: { purpose: 'offers', channel: 'shop', says: 'no' } }
  assert.equal(conditionSentence(choice, labels), 'says no to our offers in the shop')
})
