import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Act, Obligation } from '@candor/terms'
import type { Facts } from './facts.ts'
import { compile } from './gate.ts'
import * as mint from './mint.ts'
import { type Attempt, type Decision, decide, type Pass } from './mint.ts'

const at = 1_780_000_000_000
const policy = {
  ...{ brand: { country: 'DE', zone: 'Europe/Berlin', holidays: [] }, purposes: {}, budgets: [] },
  ...{ quietHours: [], dial: 'basic' as const, adultAge: 16, packs: ['core', 'house-rules'] },
}
const gate = compile(policy, 'sha256:policy')
const act: Act & { readonly kind: 'contact' } = { kind: 'contact', purpose: 'offers', channel: 'email' }
const facts: Facts = {
  country: 'DE',
  zone: 'Europe/Berlin',
  address: true,
  suppressed: false,
  consents: [{ purpose: 'offers', channel: 'email', type: 'express', givenAt: 0, evidence: true }],
  optOuts: [],
  contacts: [],
}
const grant = { customer: 'amina', actId: 'spring/1', attempt: 2, address: 'amina@example.org', expiresAt: at + 60_000 }
const attempt: Attempt = {
  customer: 'amina',
  purpose: 'offers',
  channel: 'email',
  address: 'amina@example.org',
  now: at,
}

const permitted = (): Pass<'contact'> => {
  const { pass } = decide(gate, act, facts, at, grant)
  assert.ok(pass)
  return pass
}
const refusal = (changed: Partial<Attempt>): string => {
  const admitted = permitted().admits({ ...attempt, ...changed })
  return admitted.ok ? 'admitted' : admitted.error
}

test('a permitting decision mints a pass that admits exactly what was decided', () => {
  const { verdict, pass } = decide(gate, act, facts, at, grant)
  assert.equal(verdict.outcome, 'permit')
  assert.deepEqual(pass?.admits(attempt), { ok: true, value: undefined })
  assert.equal(pass?.actId, 'spring/1')
  assert.equal(pass?.attempt, 2)
  assert.equal(pass?.kind, 'contact')
  assert.equal(pass?.expiresAt, at + 60_000)
})

test('a pass refuses another customer, purpose, channel or address', () => {
  assert.equal(refusal({ customer: 'jo' }), 'the pass is for another customer')
  assert.equal(refusal({ purpose: 'newsletter' }), 'the pass is for the purpose offers')
  assert.equal(refusal({ channel: 'sms' }), 'the pass is for the channel email')
  assert.equal(refusal({ address: 'Amina@example.org' }), 'the pass is for another address')
})

test('a pass expires at its instant, and a time that is none admits nothing', () => {
  assert.equal(refusal({ now: grant.expiresAt - 1 }), 'admitted')
  assert.equal(refusal({ now: grant.expiresAt }), 'the pass has expired')
  assert.equal(refusal({ now: Number.NaN }), 'the pass has expired')
})

const passFor = (changes: { readonly act?: Partial<Act>; readonly facts?: Partial<Facts> }): Decision<'contact'> =>
  decide(gate, { ...act, ...changes.act, kind: 'contact' }, { ...facts, ...changes.facts }, at, grant)

test('a refusal, a wait and an adjustment mint nothing', () => {
  const refused = passFor({ facts: { consents: [] } })
  const waiting = passFor({ facts: { pausedUntil: at + 1 } })
  const adjusting = passFor({ act: { lacks: ['one-click-header'] } })
  assert.deepEqual(
    [refused, waiting, adjusting].map(({ verdict }) => verdict.outcome),
    ['deny', 'defer', 'adjust'],
  )
  for (const decision of [refused, waiting, adjusting]) assert.equal('pass' in decision, false)
})

test('a permit that names an obligation the act lacks mints nothing', () => {
  // No rule of ours permits with a duty it does not check; the next pack might.
  const lacks: readonly Obligation[] = ['stop-keyword']
  const permits = { outcome: 'permit', obligations: lacks, reasons: [], policy: 'sha256:policy' } as const
  const next = { ...gate, preview: () => permits }
  assert.equal('pass' in decide(next, { ...act, lacks }, facts, at, grant), false)
  assert.equal('pass' in decide(next, act, facts, at, grant), true)
})

test('a pass cannot be forged', () => {
  const pass = permitted()
  const Forged = pass.constructor as new (...parts: readonly unknown[]) => Pass<'contact'>
  assert.throws(() => new Forged(Symbol('pass'), act, grant), /only a permitting decision makes a pass/)
  assert.throws(() => new (class extends Forged {})(undefined, act, grant), /only a permitting decision makes a pass/)
  const lookalike = Object.create(Object.getPrototypeOf(pass)) as Pass<'contact'>
  assert.throws(() => lookalike.admits(attempt), TypeError)
  assert.throws(() => pass.admits.call({ ...pass } as Pass<'contact'>, attempt), TypeError)
  assert.equal('Pass' in mint, false)
  // @ts-expect-error: an object of the same shape is not a pass, because the brand of the class is private.
  const typed: Pass<'contact'> = { kind: 'contact', actId: 'a', attempt: 1, expiresAt: at, admits: pass.admits }
  assert.throws(() => typed.admits(attempt), TypeError)
})

test('a pass cannot be changed, nor by changing what it was made from', () => {
  const own = { ...grant }
  const { pass } = decide(gate, act, facts, at, own)
  own.customer = 'jo'
  assert.ok(Object.isFrozen(pass))
  assert.equal(pass?.admits(attempt).ok, true)
})
