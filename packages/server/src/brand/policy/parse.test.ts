import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { faultLines } from './faults.ts'
import { parsePolicy } from './parse.ts'
import { full } from './testing/policies.ts'

test('the smallest example is read, and what it leaves out has its stated default', () => {
  const parsed = parsePolicy(
    readFileSync(new URL('../../../../../examples/policies/minimal.yaml', import.meta.url), 'utf8'),
  )
  assert.ok(parsed.ok)
  assert.deepEqual(parsed.value.brand.holidays, [])
  assert.deepEqual([parsed.value.budgets, parsed.value.quietHours], [[], []])
  assert.deepEqual(
    [parsed.value.dial, parsed.value.adultAge, parsed.value.brand.childDirected],
    ['contextual', 18, false],
  )
  assert.deepEqual(parsed.value.purposes['newsletter'], {
    text: 'We write to you about new books, at most once a week.',
    basis: 'consent',
    class: 'marketing',
    channels: ['email'],
    opposedBy: [],
    retention: 'P24M',
  })
  assert.equal(parsed.value.fields['email']?.addressOf, 'email')
})

test('every part of a full policy arrives in its typed form', () => {
  const parsed = parsePolicy(full)
  assert.ok(parsed.ok, faultLines(parsed.ok ? [] : parsed.error))
  const { brand, fields, budgets, quietHours, dial, adultAge } = parsed.value
  assert.deepEqual(brand.holidays, ['2026-12-25', '2027-01-01'])
  assert.deepEqual(brand.sender, { name: 'Example Bank', email: 'hello@bank.example', replyTo: 'help@bank.example' })
  assert.equal(brand.postalAddress, 'Example Bank\nRua do Exemplo 1\n1000-001 Lisboa')
  assert.deepEqual(fields['age']?.group, { bounds: [25, 35, 45, 60] })
  assert.deepEqual(fields['job']?.group, { bounds: [] })
  assert.deepEqual(fields['plan']?.values, ['basic', 'plus'])
  assert.deepEqual(budgets, [
    { channel: 'email', max: 2, hours: 168 },
    { channel: 'any', max: 1, hours: 24 },
  ])
  assert.deepEqual(quietHours, [
    { from: 1260, to: 480 },
    { from: 0, to: 1439, days: [6, 7] },
  ])
  assert.deepEqual([dial, adultAge, brand.approval, brand.childDirected], ['basic', 16, 'two', true])
})
