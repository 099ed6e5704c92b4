import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Condition } from './condition.ts'
import { countersOf } from './counter.ts'
import type { FieldTypes } from './fields.ts'
import { parseCondition } from './parse.ts'
import * as arbitrary from './testing/arbitraries.ts'
import { fieldsOf } from './walk.ts'

const fields: FieldTypes = {
  ...arbitrary.fields,
  email: { type: 'text', class: 'identifying', purposes: ['offers'] },
  illness: { type: 'text', class: 'sensitive', purposes: ['offers'] },
  birth_country: { type: 'text', class: 'attribute', purposes: ['fairness-monitoring'] },
}
const parse = (json: unknown, use?: string) =>
  parseCondition(json, fields, arbitrary.purposes, { events: arbitrary.events, ...(use ? { use } : {}) })
const faultsOf = (json: unknown, use?: string) => {
  const parsed = parse(json, use)
  return parsed.ok ? [] : parsed.error.map(({ path, says }) => `${path} ${says}`)
}

test('what is read equals what was written, and reading it again gives the same', () => {
  fc.assert(
    fc.property(arbitrary.condition, condition => {
      const written = JSON.parse(JSON.stringify(condition))
      const parsed = parse(written)
      assert.deepEqual(parsed, { ok: true, value: written })
      assert.deepEqual(parse(JSON.parse(JSON.stringify(parsed.ok && parsed.value))), parsed)
    }),
    { numRuns: 1_000 },
  )
})

test('no JSON makes the parser throw, and a refusal always says where and why', () => {
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), near), json => {
      const parsed = parse(json)
      if (!parsed.ok) assert.ok(parsed.error.length > 0 && parsed.error.every(fault => fault.path && fault.says))
    }),
    { numRuns: 2_000 },
  )
})

/** Objects that look like conditions and mostly are none. */
const near = fc.letrec(tie => ({
  node: fc.dictionary(
    fc.constantFrom(
      'all',
      'any',
      'not',
      'field',
      'is',
      'in',
      'atLeast',
      'choice',
      'event',
      'within',
      '__proto__',
      'constructor',
      'exists',
    ),
    fc.oneof(
      { maxDepth: 5 },
      fc.constantFrom('age', 'city', 'page', '30 days', 1, null, true),
      tie('node'),
      fc.array(tie('node')),
    ),
    { maxKeys: 3 },
  ),
})).node

const refusals: readonly { readonly title: string; readonly json: unknown; readonly says: string | RegExp }[] = [
  { title: 'no object', json: [], says: '$ must be an object: {all}, {any}, {not}, {field}, {choice} or {event}' },
  {
    title: 'two forms',
    json: { all: [], any: [] },
    says: /^\$ must have exactly one of all, any, not, field, choice, event; found/,
  },
  { title: 'an empty any', json: { any: [] }, says: '$.any is empty and would match nobody; add a condition' },
  { title: 'a list that is none', json: { all: {} }, says: '$.all must be a list of conditions' },
  { title: 'an unknown key', json: { not: { all: [] }, why: 1 }, says: '$.why is not known here; known are not' },
  {
    title: 'an undeclared field',
    json: { field: 'shoe', is: 1 },
    says: /^\$\.field "shoe" is not a declared field; attributes are city/,
  },
  {
    title: 'an inherited name',
    json: { field: 'constructor', is: 1 },
    says: /^\$\.field "constructor" is not a declared field/,
  },
  {
    title: 'two comparisons',
    json: { field: 'age', over: 1, under: 5 },
    says: /found over and under: put each in its own test/,
  },
  { title: 'no comparison', json: { field: 'age' }, says: /^\$ must have exactly one of is, isNot/ },
  {
    title: 'a number compared with text',
    json: { field: 'age', is: '18' },
    says: '$.is "18" cannot be compared with a number field; give a finite number',
  },
  {
    title: 'text compared with a number',
    json: { all: [{ field: 'city', is: 1 }] },
    says: /^\$\.all\[0\]\.is 1 cannot be compared with a text field/,
  },
  {
    title: 'text put in order',
    json: { field: 'city', over: 'A' },
    says: '$.over a text field has no order; use is, isNot, in or notIn',
  },
  {
    title: 'a number with a beginning',
    json: { field: 'age', startsWith: '1' },
    says: /^\$\.startsWith a number field has no beginning/,
  },
  { title: 'an empty beginning', json: { field: 'city', startsWith: '' }, says: /and not empty$/ },
  {
    title: 'a day that does not exist',
    json: { field: 'joined', atLeast: '2025-02-29' },
    says: /give a day that exists/,
  },
  { title: 'an empty list', json: { field: 'city', in: [] }, says: '$.in must be a list of at least one value' },
  {
    title: 'a wrong value in a list',
    json: { field: 'age', in: [1, 'x'] },
    says: /^\$\.in\[1\] "x" cannot be compared/,
  },
  { title: 'a long list', json: { field: 'age', in: Array(1_001).fill(1) }, says: '$.in lists more than 1000 values' },
  {
    title: 'a value not declared',
    json: { field: 'plan', is: 'gold' },
    says: '$.is "gold" is not a declared value; declared are basic, plus',
  },
  { title: 'exists with text', json: { field: 'city', exists: 'yes' }, says: /must be true \(has a value\) or false/ },
  {
    title: 'an identifying field',
    json: { field: 'email', is: 'a@b.example' },
    says: /^\$\.field is identifying: it is sealed/,
  },
  {
    title: 'a sensitive field',
    json: { field: 'illness', exists: true },
    says: /^\$\.field is sensitive: it is sealed/,
  },
  {
    title: 'a field that only measures',
    json: { field: 'birth_country', is: 'PT' },
    says: /held for fairness-monitoring only/,
  },
  {
    title: 'a choice that is none',
    json: { choice: 'yes' },
    says: '$.choice must be an object {purpose, channel, says}',
  },
  {
    title: 'an unknown purpose',
    json: { choice: { purpose: 'ads', channel: 'email', says: 'yes' } },
    says: '$.choice.purpose "ads" is not a purpose the policy declares; use one of offers, newsletter',
  },
  {
    title: 'an unknown answer',
    json: { choice: { purpose: 'offers', channel: 'email', says: 'maybe' } },
    says: /^\$\.choice\.says "maybe" is not an answer/,
  },
  {
    title: 'an undeclared event',
    json: { event: 'toString', atLeast: 1 },
    says: '$.event "toString" is not a declared event; declared are Order Completed, page',
  },
  {
    title: 'a count that is none',
    json: { event: 'page', atLeast: 1.5 },
    says: '$.atLeast 1.5 is not a count; give a whole number from 0 to 1000000',
  },
  { title: 'fewer than never', json: { event: 'page', under: 0 }, says: /^\$\.under nobody did something fewer/ },
  {
    title: 'a window in words nobody agreed on',
    json: { event: 'page', atLeast: 1, within: 'a fortnight' },
    says: '$.within "a fortnight" is not a window; write one such as 12 hours, 30 days or 6 months',
  },
  { title: 'a window of nothing', json: { event: 'page', is: 1, within: '0 days' }, says: /is not a window/ },
  { title: 'a window without end', json: { event: 'page', is: 1, within: '9999 months' }, says: /is not a window/ },
  { title: 'two counts', json: { event: 'page', atLeast: 1, atMost: 2 }, says: /found atLeast and atMost: put each/ },
  {
    title: 'a comparison that counts do not have',
    json: { event: 'page', exists: true },
    says: /^\$\.exists is not known here; known are event, is, atLeast, atMost, over, under, within/,
  },
  {
    title: 'more counts than one may ask for',
    json: { all: Array.from({ length: 21 }, (_, i) => ({ event: 'page', is: 1, within: `${i + 1} days` })) },
    says: /^\$ counts more than 20 things/,
  },
  {
    title: 'a choice with more',
    json: { choice: { purpose: 'offers', channel: 'email', says: 'yes', at: 1 } },
    says: /^\$\.choice\.at is not known here/,
  },
]
for (const { title, json, says } of refusals) {
  test(`refused with the reason: ${title}`, () => {
    const [first] = faultsOf(json)
    if (typeof says === 'string') assert.equal(first, says)
    else assert.match(first ?? '', says)
  })
}

test('all faults are told at once', () => {
  const faults = faultsOf({ all: [{ field: 'shoe', is: 1 }, { field: 'age', is: 'x' }, { any: [] }] })
  assert.deepEqual(
    faults.map(fault => fault.split(' ')[0]),
    ['$.all[0].field', '$.all[1].is', '$.all[2].any'],
  )
})

test('a field held for another purpose than the one it would serve is refused', () => {
  assert.deepEqual(faultsOf({ field: 'age', over: 18 }, 'offers'), [])
  assert.match(faultsOf({ field: 'age', over: 18 }, 'newsletter')[0] ?? '', /held for offers, not for newsletter/)
})

test('an event kept for another purpose than the one it would serve is not counted for it', () => {
  const test = { event: 'Order Completed', atLeast: 2, within: '30 days' }
  assert.deepEqual(faultsOf(test, 'offers'), [])
  assert.match(faultsOf(test, 'newsletter')[0] ?? '', /^\$\.event is held for offers, not for newsletter/)
  const parsed = parseCondition(test, fields, [])
  assert.match(parsed.ok ? '' : (parsed.error[0]?.says ?? ''), /declared are \(none\)/)
})

const nested = (levels: number): unknown => (levels === 1 ? { all: [] } : { not: nested(levels - 1) })
test('twelve levels are read and thirteen are not', () => {
  assert.deepEqual(faultsOf(nested(12)), [])
  assert.match(faultsOf(nested(13))[0] ?? '', /deeper than 12 levels/)
})

const wide = (parts: number) => ({ all: Array.from({ length: parts - 1 }, () => ({ field: 'age', is: 1 })) })
test('five hundred parts are read; more are refused with one fault', () => {
  assert.deepEqual(faultsOf(wide(500)), [])
  assert.deepEqual(faultsOf(wide(501)).length, 1)
  assert.equal(faultsOf({ any: [wide(400), wide(100_000)] }).length, 1)
})

test('the path can say where in a larger file the condition stands', () => {
  const parsed = parseCondition({ any: [1] }, fields, [], { path: 'audience' })
  assert.equal(parsed.ok ? '' : parsed.error[0]?.path, 'audience.any[0]')
})

test('fieldsOf names each field once, wherever it stands', () => {
  const age = { field: 'age', over: 1 }
  assert.deepEqual(fieldsOf({ all: [age, { not: { any: [age, { field: 'city', is: 'Porto' }] } }] }), ['age', 'city'])
})

test('countersOf names each count once, whatever its window is called', () => {
  const month: Condition = { event: 'page', atLeast: 1, within: '1 month' }
  const days: Condition = { event: 'page', under: 3, within: '30 days' }
  const ever: Condition = { event: 'page', is: 0 }
  assert.deepEqual(countersOf({ any: [month, { not: { all: [ever, days] } }] }), [
    { event: 'page', window: 30 * 86_400_000 },
    { event: 'page' },
  ])
})
