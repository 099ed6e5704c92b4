import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseCondition } from '@candor/conditions'
import { fieldTypes, toGatePolicy } from './gate-policy.ts'
import { parsePolicy } from './parse.ts'
import { full } from './testing/policies.ts'

const parsed = parsePolicy(full)
assert.ok(parsed.ok)
const policy = parsed.value

test('the gate gets the part that judges, and always the core, the house and the law', () => {
  assert.deepEqual(toGatePolicy(policy), {
    brand: { country: 'PT', zone: 'Europe/Lisbon', holidays: ['2026-12-25', '2027-01-01'] },
    purposes: {
      offers: { basis: 'consent' },
      account: { basis: 'contract' },
      'fairness-monitoring': { basis: 'legitimate-interest' },
    },
    budgets: [
      { channel: 'email', max: 2, hours: 168 },
      { channel: 'any', max: 1, hours: 24 },
    ],
    quietHours: [
      { from: 1260, to: 480 },
      { from: 0, to: 1439, days: [6, 7] },
    ],
    dial: 'basic',
    adultAge: 16,
    packs: ['core', 'house-rules', 'law'],
  })
})

test('a condition over the data map takes attributes for their purpose and nothing else', () => {
  const parse = (json: object, use?: string) =>
    parseCondition(json, fieldTypes(policy), Object.keys(policy.purposes), use ? { use } : {}).ok
  assert.equal(parse({ field: 'age', atLeast: 30 }, 'offers'), true)
  assert.equal(parse({ field: 'age', atLeast: 30 }, 'account'), false)
  assert.equal(parse({ field: 'email', is: 'a@b.example' }), false)
  assert.equal(parse({ field: 'job', is: 'farmer' }), false)
  assert.equal(parse({ field: 'plan', is: 'gold' }), false)
})

test('own rules go to the gate as they stand, and where there are none nothing says so', () => {
  const rules = 'rules: { young: { text: Not yet., acts: [contact], when: { field: age, under: 30 }, says: deny } }\n'
  const ruled = parsePolicy(full + rules)
  assert.ok(ruled.ok)
  assert.deepEqual(toGatePolicy(ruled.value).rules, {
    young: { text: 'Not yet.', acts: ['contact'], when: { field: 'age', under: 30 }, says: 'deny' },
  })
  assert.equal('rules' in toGatePolicy(policy), false)
})
