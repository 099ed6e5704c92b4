import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { faultsOf, oneRow } from './testing/small-shop.ts'

const refused = async (changes: Parameters<typeof oneRow>[0]) => faultsOf(await oneRow(changes))

test('days and times that do not exist are refused', async () => {
  for (const born of [
    '30/02/1990',
    '29/02/2023',
    '31/04/2000',
    '00/01/2000',
    '01/13/2000',
    '1/1/2000',
    '01/01/0000',
    '2000-01-01',
  ]) {
    assert.deepEqual(await refused({ born }), ['born import-bad-value'], born)
  }
  for (const since of [
    '2026-02-30',
    '2026-01-01T24:00:00Z',
    '2026-01-01T10:60Z',
    '2026-01-01T10:00:00+25:00',
    'yesterday',
  ]) {
    assert.deepEqual(await refused({ since }), ['since import-bad-value'], since)
  }
})

test('line ends, NUL and marks that turn the reading direction are refused in names and addresses', async () => {
  for (const sign of ['\r', '\n', '\0', '\u202e', '\u0085', '\u2028']) {
    assert.deepEqual(await refused({ name: `Ana${sign}Bcc: x@example.com` }), ['name import-bad-value'])
    assert.deepEqual(await refused({ email: `ana${sign}@example.com` }), ['email import-bad-value'])
    assert.deepEqual(
      await refused({ id: `1${sign}2` }),
      /[\u2028\u202e\u0085]/.test(sign) ? [] : ['id import-bad-value'],
    )
  }
})

test('an address is taken only when every mail server reads it alike', async () => {
  const wrong = [
    'ana',
    'ana@',
    '@example.com',
    'ana@example',
    '"ana"@example.com',
    'ana@[127.0.0.1]',
    'ana(x)@example.com',
    'ana@example.com, b@example.com',
    'Ana <ana@example.com>',
    'josé@example.com',
    'a..b@example.com',
  ]
  for (const email of wrong) assert.deepEqual(await refused({ email }), ['email import-bad-value'], email)
  assert.deepEqual(await refused({ email: "o'neill+x@sub.example.com" }), [])
})

test('a phone number needs its country code', async () => {
  for (const phone of ['912345678', '+0123456789', '+1', '+3519123456789012', '+351 abc', '(('.repeat(30_000)]) {
    assert.deepEqual(await refused({ phone }), ['phone import-bad-value'])
  }
})

test('numbers, truth values and declared values are read strictly', async () => {
  for (const age of ['x', '1e9', '0x1', '1,5', 'NaN', 'Infinity', '1 000']) {
    assert.deepEqual(await refused({ age }), ['age import-bad-value'], age)
  }
  assert.deepEqual(await refused({ member: 'maybe' }), ['member import-bad-value'])
  for (const plan of ['gold', 'FREE', '__proto__', 'constructor']) {
    assert.deepEqual(await refused({ plan }), ['plan import-bad-value'], plan)
  }
  const row = await oneRow({ plan: 'unknown', age: '-0', member: '0' })
  assert.ok(row.parsed.ok)
  assert.deepEqual(row.parsed.value.fields, { email: 'ana@example.com', age: 0, member: false })
})

test('a country, zone or key that is none is refused; an empty one is not known', async () => {
  assert.deepEqual(await refused({ country: 'XX' }), ['country import-bad-value'])
  assert.deepEqual(await refused({ country: 'pt' }), ['country import-bad-value'])
  assert.deepEqual(await refused({ zone: 'Mars/Base' }), ['zone import-bad-value'])
  assert.deepEqual(await refused({ zone: '+01:00' }), ['zone import-bad-value'])
  assert.deepEqual(await refused({ id: ' ' }), ['id import-key-missing'])
  const row = await oneRow({ country: '', zone: '' })
  assert.ok(row.parsed.ok)
  assert.deepEqual(row.parsed.value.place, { language: 'pt' })
})

test('all faults of a row are told at once, each with line and column', async () => {
  const row = await oneRow({ email: 'x', age: 'y', source: '', since: '' })
  assert.deepEqual(faultsOf(row), [
    'email import-bad-value',
    'age import-bad-value',
    'source import-source-missing',
    'since import-collected-at-missing',
  ])
  assert.ok(!row.parsed.ok && row.parsed.error.every(fault => fault.line === 2 && fault.says !== ''))
})

test('whatever a field holds, the row is a customer or says why not, and never keeps a control character', async () => {
  const cell = fc.string({ unit: 'binary', maxLength: 20 }).map(text => text.toWellFormed())
  await fc.assert(
    fc.asyncProperty(cell, cell, cell, async (name, email, plan) => {
      const { parsed } = await oneRow({ name, email, plan })
      const kept = parsed.ok ? Object.values(parsed.value.fields).join('') : ''
      assert.doesNotMatch(kept, /[\u0000-\u001f\u007f-\u009f]/)
    }),
    { numRuns: 300 },
  )
})
