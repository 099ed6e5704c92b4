import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Act } from '@candor/terms'
import type { Facts } from '../facts.ts'
import { questionOf } from '../testing/question-of.ts'
import { limits } from './limits.ts'
import { placePredicates } from './place.ts'
import { transferPredicates } from './transfer.ts'

const act: Act = { kind: 'contact', purpose: 'offers', channel: 'voice' }
const at = (text: string): number => Date.parse(text)
/** French, and far from Paris: eleven hours ahead of UTC. */
const noumea: Partial<Facts> = { country: 'FR', zone: 'Pacific/Noumea' }

test('a law begins at midnight in its own zone where it names one, else in the customer’s', () => {
  const since = (name: string, text: string): boolean =>
    placePredicates.since.test(questionOf(act, at(text), noumea), [name])
  assert.equal(since('fr-call-optin', '2026-08-10T23:59:59+02:00'), false)
  assert.ok(since('fr-call-optin', '2026-08-11T00:00:00+02:00'))
  assert.equal(since('aiact-50', '2026-08-01T23:59:59+11:00'), false)
  assert.ok(since('aiact-50', '2026-08-02T00:00:00+11:00'))
})

test('hours of law are read in the zone that the law names, else in the customer’s', () => {
  // Half past ten in the morning in Nouméa is the middle of the night in Paris.
  const morning = at('2026-06-02T10:30:00+11:00')
  const opens = limits['fr-hours'].opensAt(questionOf(act, morning, noumea), morning)
  assert.equal(opens, at('2026-06-02T10:00:00+02:00'))
})

test('without an opt-out of sale nobody has to wait a year', () => {
  const year = limits['year-since-opt-out-of-sale']
  const now = at('2026-06-02T12:00:00Z')
  assert.equal(year.opensAt(questionOf(act, now), now), now)
  const opensAfter = (purpose: string): number => {
    const optOuts = [{ purpose, channel: 'any', at: at('2026-02-28T23:30:00Z') } as const]
    return year.opensAt(questionOf(act, now, { optOuts }), now)
  }
  // Half past midnight on the first of March in Berlin.
  for (const purpose of ['sale', 'cross-context-ads', 'any'])
    assert.equal(opensAfter(purpose), at('2027-03-01T00:00:00+01:00'), purpose)
  assert.equal(opensAfter('offers'), now)
})

test('a transfer is adequate as the act states it, else as the country is, in the United States by certificate', () => {
  const adequate = (transfer?: object): boolean =>
    transferPredicates['transfer-adequate'].test(
      questionOf({ kind: 'share', purpose: 'processor', ...(transfer && { transfer }) } as Act, 0),
    )
  assert.equal(adequate(), false)
  assert.ok(adequate({ to: 'JP' }))
  assert.equal(adequate({ to: 'IN' }), false)
  assert.ok(adequate({ to: 'IN', adequate: true }))
  assert.equal(adequate({ to: 'JP', adequate: false }), false)
  assert.equal(adequate({ to: 'US' }), false)
  assert.ok(adequate({ to: 'US', dpfCertified: true }))
})
