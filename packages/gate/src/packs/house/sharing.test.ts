import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Act, Transfer } from '@candor/terms'
import type { Consent, Facts } from '../../facts.ts'
import { compile } from '../../gate.ts'

const policy = {
  ...{ brand: { country: 'DE', zone: 'Europe/Berlin', holidays: [] }, purposes: {}, budgets: [] },
  ...{ quietHours: [], dial: 'basic' as const, adultAge: 18, packs: ['core', 'house-rules', 'law'] },
}
const at = Date.UTC(2026, 5, 2, 12)
const yes = (purpose: string, more: Partial<Consent> = {}): Consent => ({
  ...{ purpose, channel: 'any', type: 'express', givenAt: at - 1000, evidence: true },
  ...more,
})
const facts = (more: Partial<Facts> = {}): Facts => ({
  ...{ country: 'DE', zone: 'Europe/Berlin', address: true, suppressed: false },
  ...{ consents: [yes('partners')], optOuts: [], contacts: [] },
  ...more,
})
const act = (more: Partial<Act> = {}): Act => ({
  ...{ kind: 'share', purpose: 'partners', recipient: 'third-party', contract: true, transfer: { to: 'DE' } },
  ...more,
})
const gate = compile(policy, 'sha256:any')
const denies = (asked: Act, about: Facts = facts()): string[] =>
  gate
    .preview(asked, about, at)
    .reasons.filter(({ says }) => says === 'deny')
    .map(({ rule }) => rule)

test('a share with a yes, a contract and at home is permitted, and each thing that is missing is named', () => {
  assert.deepEqual(denies(act()), [])
  assert.equal(gate.preview(act(), facts(), at).outcome, 'permit')
  assert.deepEqual(denies(act({ undeclared: true })), ['house-vendor'])
  assert.deepEqual(denies(act({ contract: false })), ['house-vendor-contract'])
})

test('a contract and a certificate hold until their end, and not at it', () => {
  assert.deepEqual(denies(act({ contractEnds: at + 1, certificationEnds: at + 1 })), [])
  assert.deepEqual(denies(act({ contractEnds: at })), ['house-vendor-contract'])
  assert.deepEqual(denies(act({ certificationEnds: at })), ['house-vendor-certification'])
})

test('a mechanism fits some countries and others not', () => {
  const to = (transfer: Transfer) => denies(act({ transfer }))
  assert.deepEqual(to({ to: 'FR' }), [])
  assert.deepEqual(to({ to: 'JP', mechanism: 'adequacy' }), [])
  assert.deepEqual(to({ to: 'IN', mechanism: 'adequacy' }), ['house-transfer', 'gdpr-transfer-scc'])
  assert.deepEqual(to({ to: 'IN' }), ['house-transfer', 'gdpr-transfer-scc'])
  assert.deepEqual(to({ to: 'IN', mechanism: 'scc', scc: true, tia: true }), [])
  assert.deepEqual(to({ to: 'IN', mechanism: 'scc', scc: true }), ['house-transfer', 'gdpr-transfer-scc'])
  assert.deepEqual(to({ to: 'US', mechanism: 'dpf', dpfCertified: true }), [])
  assert.deepEqual(to({ to: 'IN', mechanism: 'dpf', dpfCertified: true }), ['house-transfer', 'gdpr-transfer-scc'])
  const shield = to({ to: 'US', mechanism: 'privacy-shield', dpfCertified: true })
  assert.deepEqual(shield, ['house-transfer', 'gdpr-transfer-privacy-shield'])
})

test('a consent carries a transfer only where there is one to the transfer itself', () => {
  const transfer = { to: 'BR', mechanism: 'consent' } as const
  const consents = [yes('partners'), yes('transfer')]
  assert.ok(denies(act({ transfer })).includes('house-transfer'))
  assert.ok(!denies(act({ transfer }), facts({ consents })).includes('house-transfer'))
})

test('nobody is sold without their own yes to that, whatever the basis says, and a signal binds everywhere', () => {
  const sold = act({ purpose: 'sale', basis: 'contract' })
  assert.deepEqual(denies(sold), ['house-sale'])
  assert.deepEqual(denies(sold, facts({ consents: [yes('sale')] })), [])
  assert.deepEqual(denies(sold, facts({ consents: [yes('sale')], gpc: true })), ['house-privacy-signal'])
  const told = [yes('sale', { afterConflictNotice: true })]
  assert.deepEqual(denies(sold, facts({ consents: told, gpc: true })), [])
  const ads = act({ purpose: 'ads' })
  assert.deepEqual(denies(ads, facts({ consents: [yes('ads')], gpc: true })), ['house-privacy-signal'])
})

test('a processor needs its contract in law too, and a no to what it works for stops it', () => {
  const processing = act({ recipient: 'processor', contract: false })
  assert.deepEqual(denies(processing), ['house-vendor-contract', 'gdpr-processor-contract'])
  const optOuts = [{ purpose: 'partners', channel: 'any' as const, at }]
  assert.ok(denies(act({ recipient: 'processor' }), facts({ optOuts })).includes('core-withdrawal-immediate'))
})
