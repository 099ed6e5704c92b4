import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Act } from '@candor/terms'
import fc from 'fast-check'
import { explain } from '../explain.ts'
import type { Facts } from '../facts.ts'
import { compile } from '../gate.ts'
import { loadedPacks } from '../packs/loaded.ts'
import type { GatePolicy } from '../policy.ts'
import { policySource } from '../policy-source.ts'
import { ruleBook } from '../rule-book.ts'
import { type Put, ruledPut } from '../testing/arbitraries.ts'
import { trace } from '../trace.ts'
import type { Verdict } from '../verdict.ts'
import type { OwnRule, OwnRules } from './own-rule.ts'

const strengths = ['permit', 'adjust', 'defer', 'deny']
const judge = ({ policy, act, facts, at }: Put): Verdict => compile(policy, 'sha256:any').preview(act, facts, at)
const without = (question: Put): Put => {
  const { rules: _, ...policy } = question.policy
  return { ...question, policy }
}

const borrowers: OwnRule = {
  text: 'We do not call people who have a loan with us about new loans.',
  acts: ['contact'],
  channels: ['voice'],
  purposes: ['offers', 'marketing'],
  when: { field: 'loan', is: 'yes' },
  says: 'deny',
}
const policyWith = (rules: OwnRules): GatePolicy => ({
  ...{ brand: { country: 'DE', zone: 'Europe/Berlin', holidays: [] }, purposes: { orders: { basis: 'contract' } } },
  ...{ budgets: [], quietHours: [], dial: 'basic' as const, adultAge: 16, packs: ['core', 'house-rules'], rules },
})
const facts: Facts = {
  ...{ country: 'DE', zone: 'Europe/Berlin', address: true, suppressed: false, optOuts: [], contacts: [] },
  ...{ consents: [{ purpose: 'offers', channel: 'any', type: 'express', givenAt: 0, evidence: true }] },
}
const call: Act = { kind: 'contact', purpose: 'offers', channel: 'voice' }
const answer = (rule: OwnRule, traits: unknown, act: Act = call): Verdict =>
  compile(policyWith({ borrowers: rule }), 'sha256:any').preview(act, { ...facts, traits } as Facts, 1)
const says = (verdict: Verdict): string | undefined =>
  verdict.reasons.find(({ rule }) => rule === 'own-borrowers')?.says

test('own rules never make an answer weaker, and speak only as themselves', () => {
  fc.assert(
    fc.property(ruledPut, question => {
      const [plain, ruled] = [judge(without(question)), judge(question)]
      assert.ok(strengths.indexOf(ruled.outcome) >= strengths.indexOf(plain.outcome))
      for (const { rule, says } of ruled.reasons)
        if (rule.startsWith('own-')) assert.ok(['deny', 'adjust', 'satisfied'].includes(says))
      for (const obligation of plain.obligations) assert.ok(ruled.obligations.includes(obligation))
      const { traits: _, ...rest } = question.facts
      assert.deepEqual(judge({ ...without(question), facts: rest as Facts }), plain)
    }),
    { numRuns: 3_000 },
  )
})

test('a rule speaks of whom its condition names, for its acts, channels and purposes', () => {
  assert.equal(answer(borrowers, { loan: 'yes' }).deciding, 'own-borrowers')
  assert.deepEqual([says(answer(borrowers, { loan: 'no' })), says(answer(borrowers, {}))], ['satisfied', 'satisfied'])
  assert.equal(says(answer(borrowers, undefined)), 'satisfied')
  assert.equal(says(answer(borrowers, { loan: 'yes' }, { ...call, channel: 'email' })), undefined)
  assert.equal(says(answer(borrowers, { loan: 'yes' }, { ...call, purpose: 'orders' })), undefined)
  assert.equal(says(answer(borrowers, { loan: 'yes' }, { ...call, kind: 'survey' })), undefined)
})

test('a damaged trait makes the rules that read it deny and name themselves, and no other', () => {
  for (const loan of [null, Number.NaN, ['yes'], {}]) {
    const rules: OwnRules = { borrowers, other: { ...borrowers, when: { field: 'age', under: 20 } } }
    const verdict = compile(policyWith(rules), 'any').preview(
      call,
      { ...facts, traits: { loan } } as unknown as Facts,
      1,
    )
    assert.equal(verdict.deciding, 'own-borrowers')
    assert.equal(verdict.reasons.find(({ rule }) => rule === 'own-other')?.says, 'satisfied')
  }
  for (const traits of [null, 7, 'loan', ['loan']]) assert.equal(says(answer(borrowers, traits)), 'deny')
  const orders: Act = { ...call, purpose: 'orders', messageClass: 'transactional' }
  assert.equal(answer(borrowers, null, orders).outcome, 'permit')
})

test('a damaged or missing trait never helps where values are asked for', () => {
  fc.assert(
    fc.property(ruledPut, fc.constantFrom(null, Number.NaN, undefined), (question, damage) => {
      const names = ['loan', 'age', 'staff', 'since', 'constructor']
      const traits = Object.fromEntries(names.map(name => [name, damage]))
      const verdict = judge({ ...question, facts: { ...question.facts, traits } as unknown as Facts })
      const missing = judge({ ...question, facts: { ...question.facts, traits: {} } })
      if (damage === undefined) assert.deepEqual(verdict, missing)
      else assert.ok(strengths.indexOf(verdict.outcome) >= strengths.indexOf(judge(without(question)).outcome))
    }),
    { numRuns: 1_000 },
  )
})

test('a promotion that an own rule refuses is taken out of the message that carries it', () => {
  const carrying: Act = { ...call, purpose: 'orders', messageClass: 'transactional', contentFlags: ['promo'] }
  assert.equal(says(answer(borrowers, { loan: 'yes' }, carrying)), 'adjust')
  assert.deepEqual(answer(borrowers, { loan: 'yes' }, carrying).obligations, ['strip-promo'])
})

test('a demand adjusts until it is met, and is told all the same', () => {
  const demand: OwnRule = { ...borrowers, says: 'adjust', obligations: ['label-as-ad'] }
  const verdict = answer(demand, { loan: 'yes' }, { ...call, lacks: ['label-as-ad'] })
  assert.deepEqual([says(verdict), verdict.obligations.includes('label-as-ad')], ['adjust', true])
  const met = answer(demand, { loan: 'yes' })
  assert.deepEqual([says(met), met.obligations.includes('label-as-ad')], ['satisfied', true])
  assert.ok(!answer(demand, {}, { ...call, lacks: ['label-as-ad'] }).obligations.includes('label-as-ad'))
})

test('the rules are part of what the digest is made of, and their order in the file decides nothing', () => {
  const source = (rules: OwnRules): string => JSON.stringify(policySource(policyWith(rules), '2026a'))
  const other: OwnRule = { ...borrowers, text: 'We do not call borrowers.' }
  assert.equal(source({ a: borrowers, b: other }), source({ b: other, a: borrowers }))
  assert.notEqual(source({ a: borrowers }), source({ a: other }))
  const decides = (rules: OwnRules) =>
    compile(policyWith(rules), 'any').preview(call, { ...facts, traits: { loan: 'yes' } }, 1).deciding
  assert.equal(decides({ b: other, a: borrowers }), 'own-a')
  assert.ok(loadedPacks.every(({ name, rules }) => name !== 'own' && rules.every(({ id }) => !id.startsWith('own-'))))
})

test('customers read what the brand wrote, and staff the condition', () => {
  const verdict = answer(borrowers, { loan: 'yes' })
  const said = explain(verdict, call, facts, { own: { borrowers } })
  assert.equal(said.customer, borrowers.text)
  assert.equal(said.staff, 'The brand’s own rule refuses: loan is “yes”.')
  const kept = explain({ rule: 'own-borrowers', says: 'satisfied' }, call, facts, { own: { borrowers } })
  assert.match(kept.staff, /loan is “yes”/)
  const gate = compile(policyWith({ borrowers }), 'any')
  assert.deepEqual(ruleBook(gate).at(-1), {
    id: 'own-borrowers',
    pack: 'own',
    kinds: ['contact'],
    channels: ['voice'],
    sentence: 'Not done where loan is “yes”.',
    citation: 'The brand’s own rule',
  })
  const told = trace(gate, call, { ...facts, traits: { loan: 'yes' } }, 1).rules.at(-1)
  assert.deepEqual([told?.rule, told?.looks.at(-1)?.holds], ['own-borrowers', true])
})
