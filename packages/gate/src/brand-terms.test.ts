import assert from 'node:assert/strict'
import { test } from 'node:test'
import { termsOf } from './brand-terms.ts'
import { daysFromCivil } from './time/civil.ts'

const policy = {
  ...{ brand: { country: 'DE', zone: 'Europe/Berlin', holidays: ['2026-12-25'] }, purposes: {}, budgets: [] },
  ...{ quietHours: [], dial: 'basic' as const, adultAge: 16, packs: ['core'] },
}

test('holidays are dates, and what is none is named', () => {
  assert.deepEqual(termsOf(policy).holidays, new Set([daysFromCivil(2026, 12, 25)]))
  const broken = { ...policy, brand: { ...policy.brand, holidays: ['2026-12-25', '2026-02-30'] } }
  assert.throws(() => termsOf(broken), /the holiday 2026-02-30 is no date/)
})

test('a purpose may be called as what every object has', () => {
  assert.equal(termsOf(policy).bases.get('constructor'), undefined)
})
