import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exampleToFacts } from './example.ts'
import { runExamples } from './run-examples.ts'

const rule = {
  ...{ text: 'We do not offer loans to people who have one.', acts: ['contact'], channels: ['sms'], says: 'deny' },
  when: {
    all: [
      { field: 'loan', is: 'yes' },
      { field: 'since', atLeast: '2025-01-01' },
      { field: 'age', under: 65 },
    ],
  },
}
const example = {
  id: 'borrower',
  brand: { country: 'DE', timezone: 'Europe/Berlin' },
  policy: { rules: { borrowers: rule } },
  packs: ['core'],
  act: { kind: 'contact', purpose: 'marketing', channel: 'sms' },
  customer: { country: 'DE', timezone: 'Europe/Berlin', traits: { loan: 'yes', since: '2025-06-01', age: 40 } },
  at: '2026-06-01T14:00:00+02:00',
  expect: { outcome: 'deny', rules: ['own-borrowers'] },
}

test('an own rule and what is known of the customer can be told in an example', () => {
  assert.deepEqual(runExamples([example]), { passed: 1, failed: 0, unsupported: 0, failures: [] })
  const other = { ...example, customer: { ...example.customer, traits: { loan: 'yes' } } }
  assert.equal(runExamples([other]).failed, 1)
  const unheard = { ...example, expect: { outcome: 'deny', rules: ['own-others'] } }
  assert.equal(runExamples([unheard]).unsupported, 1)
})

test('each fault of an own rule is named by its path', () => {
  const faultsOf = (changed: object, traits: object = {}) => {
    const policy = { rules: { borrowers: { ...rule, ...changed } } }
    const read = exampleToFacts({ ...example, policy, customer: { ...example.customer, traits } })
    return read.ok ? [] : read.error.map(({ path }) => path)
  }
  const at = 'policy.rules.borrowers'
  assert.deepEqual(faultsOf({ says: 'permit' }), [`${at}.says`])
  assert.deepEqual(faultsOf({ says: 'adjust' }), [`${at}.obligations`])
  assert.deepEqual(faultsOf({ obligations: ['label-as-ad'] }), [`${at}.obligations`])
  assert.deepEqual(faultsOf({ acts: ['bribe'], unheard: 1 }), [`${at}.unheard`, `${at}.acts[0]`])
  assert.deepEqual(faultsOf({ acts: undefined, when: undefined }), [`${at}.acts`, `${at}.when`])
  assert.deepEqual(faultsOf({ when: { event: 'page', atLeast: 1 } }), [`${at}.when.event`])
  assert.deepEqual(faultsOf({ when: { field: 'a', over: 'b' } }), [`${at}.when.over`])
  assert.deepEqual(faultsOf({}, { loan: null }), ['customer.traits.loan'])
})
