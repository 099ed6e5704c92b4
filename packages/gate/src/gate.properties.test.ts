import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Act, outcomes } from '@candor/terms'
import fc from 'fast-check'
import type { Facts } from './facts.ts'
import { compile, compilePacks } from './gate.ts'
import { loadedPacks, ruleNamed } from './packs/loaded.ts'
import type { Pack, Rule } from './rule.ts'
import { factsAt, type Put, put, quietHours } from './testing/arbitraries.ts'
import type { Verdict } from './verdict.ts'

const runs = { numRuns: 2000 }
const judge = ({ policy, act, facts, at }: Put): Verdict => compile(policy, 'sha256:any').preview(act, facts, at)
const judgeWith = ({ policy, act, facts, at }: Put, packs: readonly Pack[]): Verdict =>
  compilePacks(policy, 'sha256:any', packs).preview(act, facts, at)
const strength = ({ outcome }: Verdict): number => outcomes.indexOf(outcome)
const says = (verdict: Verdict, rule: string): string | undefined =>
  verdict.reasons.find(reason => reason.rule === rule)?.says

const always = (id: string, word: 'permit' | 'deny'): Rule => ({
  id,
  kinds: ['contact', 'collect', 'profile', 'decide', 'share', 'survey', 'solicit-review', 'retain', 'present'],
  clauses: [{ says: word }],
  sentence: `Always says ${word}.`,
  citation: 'a test',
  family: 'permission',
})

test('one denial beats any number of permits', () => {
  const permits = Array.from({ length: 20 }, (_, i) => always(`permits-${i}`, 'permit'))
  const place = fc.nat({ max: permits.length })
  fc.assert(
    fc.property(put, place, (question, at) => {
      fc.pre(!['rights-request', 'breach-notice', 'publish-review'].includes(question.act.kind))
      const rules = permits.toSpliced(at, 0, always('denies', 'deny'))
      const verdict = judgeWith(question, [...loadedPacks, { name: 'own', version: 1, rules }])
      assert.equal(verdict.outcome, 'deny')
      assert.equal(verdict.reasons.filter(({ rule }) => rule.startsWith('permits-')).length, permits.length)
    }),
    runs,
  )
})

test('rule order is irrelevant', () => {
  const rules = loadedPacks.flatMap(pack => pack.rules)
  const shuffled = fc.shuffledSubarray([...rules], { minLength: rules.length, maxLength: rules.length })
  fc.assert(
    fc.property(put, shuffled, (question, order) => {
      const plain = judgeWith(question, [{ name: 'all', version: 1, rules }])
      const other = judgeWith(question, [{ name: 'all', version: 1, rules: order }])
      const { reasons, deciding, ...rest } = other
      const sorted = (verdict: Verdict) => verdict.reasons.toSorted((a, b) => (a.rule < b.rule ? -1 : 1))
      assert.deepEqual(rest, {
        outcome: plain.outcome,
        ...(plain.until !== undefined && { until: plain.until }),
        ...(plain.dueAt !== undefined && { dueAt: plain.dueAt }),
        obligations: plain.obligations,
        policy: plain.policy,
      })
      assert.deepEqual(sorted(other), sorted(plain))
      assert.equal(deciding === undefined, plain.deciding === undefined)
    }),
    runs,
  )
})

test('a withdrawal never permits more, save the confirmation of that withdrawal', () => {
  const withdrawal = put.chain(question =>
    factsAt(question.at)
      .filter(({ optOuts }) => optOuts.length > 0)
      .map(({ optOuts }) => ({ question, optOut: optOuts[0]! })),
  )
  fc.assert(
    fc.property(withdrawal, ({ question, optOut }) => {
      fc.pre(question.act.purpose !== 'optout-confirmation')
      const { facts } = question
      const refused: Facts = { ...facts, optOuts: [...facts.optOuts, optOut] }
      assert.ok(strength(judge({ ...question, facts: refused })) >= strength(judge(question)))
    }),
    runs,
  )
})

test('the confirmation of a withdrawal is permitted by that withdrawal alone', () => {
  const act: Act = { kind: 'contact', purpose: 'optout-confirmation', messageClass: 'transactional', channel: 'sms' }
  fc.assert(
    fc.property(put, ({ policy, facts, at }) => {
      const clean: Facts = { ...facts, country: 'DE', address: true, suppressed: false, consents: [], optOuts: [] }
      const asked: Facts = { ...clean, optOuts: [{ channel: 'sms', purpose: 'marketing', at }] }
      const housed = { ...policy, packs: ['core', 'house-rules'] }
      assert.equal(judge({ policy: housed, act, facts: clean, at }).outcome, 'deny')
      assert.equal(judge({ policy: housed, act, facts: asked, at }).outcome, 'permit')
    }),
    runs,
  )
})

test('a fact about another purpose never helps, save what the rule table names', () => {
  fc.assert(
    fc.property(put, put, (question, { facts: { consents } }) => {
      // The named ones: `sale` and `cross-context-ads` in California, and consents a law asks for by name when sharing.
      fc.pre(question.act.kind !== 'share' && question.act.purpose !== 'cross-context-ads')
      const judged = question.act.contentFlags?.includes('promo') === true ? 'marketing' : question.act.purpose
      const others = consents
        .filter(({ purpose }) => purpose !== judged && purpose !== question.act.purpose)
        .map(({ withdrawnAt: _, ...consent }) => consent)
      fc.pre(others.length > 0)
      const { facts } = question
      const more: Facts = { ...facts, consents: [...facts.consents, ...others] }
      assert.ok(strength(judge({ ...question, facts: more })) >= strength(judge(question)))
    }),
    runs,
  )
})

test('a throwing rule denies and names itself', () => {
  // Facts that break their type, as a damaged row might: each makes the rules that read it throw, and only those.
  const damages: readonly [keyof Facts, string][] = [
    ['consents', 'house-permission'],
    ['optOuts', 'core-withdrawal-immediate'],
    ['contacts', 'house-budget'],
    ['zone', 'house-quiet-hours'],
  ]
  fc.assert(
    fc.property(put, fc.constantFrom(...damages), (question, [fact, rule]) => {
      const broken = new Proxy(
        { ...question.facts, [fact]: null },
        {
          get: (facts, name) => {
            if (name === fact) throw new Error('damaged')
            return Reflect.get(facts, name)
          },
        },
      )
      const policy = {
        ...question.policy,
        packs: ['core', 'house-rules'],
        purposes: {},
        budgets: [{ channel: 'any', max: 1, hours: 1 }],
        quietHours: [{ from: 60, to: 120 }],
      }
      const act: Act = { kind: 'contact', purpose: 'marketing', channel: 'sms' }
      const verdict = judge({ ...question, policy, act, facts: broken })
      assert.equal(verdict.outcome, 'deny')
      const zero = question.facts.budgets?.some(({ max }) => max === 0) === true
      if (!(zero && fact === 'contacts')) assert.equal(says(verdict, rule), 'deny')
    }),
    runs,
  )
})

test('a rule whose limit throws while a wait is settled denies and names itself', () => {
  // No time-zone rules are kept from 2200 on, so the quiet hours can be asked today, and not where a longer pause ends.
  const end = Date.UTC(2200, 0, 1)
  fc.assert(
    fc.property(fc.integer({ min: -48, max: 48 }), hours => {
      const at = end - 60 * 86_400_000
      const pausedUntil = end + hours * 3_600_000
      const facts: Facts = {
        ...{ country: 'DE', zone: 'UTC', address: true, suppressed: false, pausedUntil },
        ...{ consents: [{ purpose: 'marketing', channel: 'any', type: 'express', givenAt: 0, evidence: true }] },
        ...{ optOuts: [], contacts: [], quietHours: [{ from: 22 * 60, to: 23 * 60 }] },
      }
      const policy = {
        ...{ brand: { country: 'DE', zone: 'Europe/Berlin', holidays: [] }, purposes: {}, budgets: [] },
        ...{ quietHours: [], dial: 'basic' as const, adultAge: 16, packs: ['core', 'house-rules'] },
      }
      const verdict = judge({ policy, act: { kind: 'contact', purpose: 'marketing', channel: 'sms' }, facts, at })
      assert.equal(verdict.outcome, pausedUntil < end ? 'defer' : 'deny')
      assert.equal(says(verdict, 'house-quiet-hours'), pausedUntil < end ? 'satisfied' : 'deny')
    }),
    { numRuns: 50 },
  )
})

test('the outcome follows from the reasons alone', () => {
  fc.assert(
    fc.property(put, question => {
      const verdict = judge(question)
      const words = verdict.reasons.map(reason => reason.says)
      const strongest = (['deny', 'defer', 'adjust'] as const).find(word => words.includes(word)) ?? 'permit'
      assert.equal(verdict.outcome, strongest)
      assert.equal(verdict.until !== undefined, strongest === 'defer')
      for (const { says, until } of verdict.reasons) assert.equal(until !== undefined, says === 'defer')
      const decides = verdict.reasons.find(reason => reason.says === strongest)
      assert.equal(verdict.deciding, decides?.rule)
    }),
    runs,
  )
})

test('no reason is outside its rule’s scope', () => {
  fc.assert(
    fc.property(put, question => {
      for (const reason of judge(question).reasons) {
        const rule = ruleNamed(reason.rule)!
        assert.ok(rule.kinds.includes(question.act.kind), `${rule.id} spoke about ${question.act.kind}`)
        const { channel } = question.act
        assert.ok(rule.channels === undefined || (channel !== undefined && rule.channels.includes(channel)), rule.id)
        assert.ok(
          question.policy.packs.some(name => loadedPacks.find(pack => pack.name === name)?.rules.includes(rule)),
        )
        assert.ok(rule.clauses.some(({ says }) => says === reason.says) || rule.clauses.some(isRefusal), rule.id)
      }
    }),
    runs,
  )
})
const isRefusal = (clause: Rule['clauses'][number]): boolean => clause.says === 'deny' || clause.says === 'defer'

test('at the instant a wait ends, the same question is not put off again', () => {
  fc.assert(
    fc.property(put, question => {
      const verdict = judge(question)
      // A pause beyond the longest wait is a refusal today and a wait tomorrow.
      fc.pre(verdict.until !== undefined && (question.facts.pausedUntil ?? 0) < question.at + 300 * 86_400_000)
      assert.ok(verdict.until! > question.at)
      assert.notEqual(judge({ ...question, at: verdict.until! }).outcome, 'defer')
      assert.equal(
        judge({ ...question, at: verdict.until! - 1 }).reasons.some(({ says }) => says === 'defer'),
        true,
      )
    }),
    runs,
  )
})

test('hours that leave no minute of the week open refuse and name themselves', () => {
  fc.assert(
    fc.property(put, quietHours, (question, more) => {
      const policy = {
        ...question.policy,
        packs: ['core', 'house-rules'],
        quietHours: [{ from: 0, to: 720 }, { from: 720, to: 1440 }, ...more],
      }
      const verdict = judge({ ...question, policy, act: { kind: 'survey', purpose: 'csat' } })
      assert.equal(verdict.outcome, 'deny')
      assert.equal(says(verdict, 'house-quiet-hours'), 'deny')
    }),
    { numRuns: 100 },
  )
})

test('a preview leaves its question as it was and answers the same twice', () => {
  fc.assert(
    fc.property(put, question => {
      const before = JSON.stringify(question)
      const gate = compile(question.policy, 'sha256:any')
      const first = gate.preview(question.act, question.facts, question.at)
      assert.deepEqual(gate.preview(question.act, question.facts, question.at), first)
      assert.equal(JSON.stringify(question), before)
    }),
    runs,
  )
})
