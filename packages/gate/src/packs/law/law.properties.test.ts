import assert from 'node:assert/strict'
import { test } from 'node:test'
import { outcomes } from '@candor/terms'
import fc from 'fast-check'
import type { Consent, Facts, OptOut } from '../../facts.ts'
import { compile, type Gate } from '../../gate.ts'
import type { Put } from '../../testing/arbitraries.ts'
import { lawPut } from '../../testing/law/arbitraries.ts'
import type { Verdict } from '../../verdict.ts'
import { lawPacks, ruleNamed } from '../loaded.ts'

const gates = new Map<string, Gate>()

/** Random policies are few and come again. */
function judge({ policy, act, facts, at }: Put): Verdict {
  const name = JSON.stringify(policy)
  const gate = gates.get(name) ?? compile(policy, 'sha256:any')
  gates.set(name, gate)
  return gate.preview(act, facts, at)
}
const strength = (question: Put): number => outcomes.indexOf(judge(question).outcome)

/** The core and one pack of law judge; the house keeps out of it. */
const put = (pack: string): fc.Arbitrary<Put> =>
  lawPut.map(({ policy, ...question }) => ({ ...question, policy: { ...policy, packs: ['core', pack] } }))

const eachPack = (property: (pack: string) => void): void => {
  for (const { name } of lawPacks) property(name)
}

const runs = { numRuns: 600 }

test('a wait ends at the first instant at which nothing defers', () => {
  const limiting = lawPacks.filter(({ rules }) =>
    rules.some(({ clauses }) => clauses.some(({ says }) => says === 'defer')),
  )
  assert.ok(limiting.length >= 4)
  for (const { name } of limiting)
    fc.assert(
      fc.property(put(name), question => {
        const settled = { ...question, facts: saidBy(question) }
        const { outcome, until } = judge(settled)
        fc.pre(outcome === 'defer')
        const before = { ...settled, at: Math.max(settled.at, until! - 1000) }
        assert.ok(strength(before) >= outcomes.indexOf('defer'))
        assert.notEqual(judge({ ...settled, at: until! }).outcome, 'defer')
      }),
      { numRuns: 25, maxSkipsPerRun: 1000 },
    )
})

/** Without what the customer will say later: a new refusal in the meantime may begin a wait of its own. */
const saidBy = ({ facts, at }: Put): Facts => ({
  ...facts,
  consents: facts.consents.filter(({ givenAt }) => givenAt <= at),
  optOuts: facts.optOuts.filter(optOut => optOut.at <= at),
})

type Area = readonly string[] | ((country: string, region: string | undefined) => boolean)
const union = ['DE', 'FR', 'IT', 'IE', 'ES', 'SE', 'NO', 'GR']
const inState =
  (state: string): Area =>
  (country, region) =>
    country === 'US' && region === state
/** Where rules hold, by how their names begin; the first that fits. */
const areas: readonly (readonly [RegExp, Area])[] = [
  [/^(casl|ca|pipeda)-/, ['CA']],
  [/^us-fl-/, inState('FL')],
  [/^us-ok-/, inState('OK')],
  [/^us-tx-/, inState('TX')],
  [/^(us-wa|wa)-/, inState('WA')],
  [/^(ccpa|us-bot)-/, inState('CA')],
  [/^(canspam|tcpa|coppa|ftc|crfa|ada)-/, ['US']],
  [/^de-/, ['DE']],
  [/^fr-/, ['FR']],
  [/^ucpd-false-urgency/, [...union, 'GB']],
  [/^(eu|gdpr|dsa|ucpd|aiact|eaa)-/, union],
  [/^uk-/, ['GB']],
  [/^lgpd-/, ['BR']],
  [/^id-/, ['ID']],
]
/** Rules that also bind where the brand is, or where a review is seen. */
const reachFurther = /^(gdpr|uk|ftc|eu-ucpd)-/

test('no reason is outside the kinds, the channels and the place of its rule', () => {
  eachPack(pack =>
    fc.assert(
      fc.property(put(pack), question => {
        const { act, facts, policy } = question
        const home = facts.country === 'unknown' ? policy.brand.country : facts.country
        for (const { rule: id } of judge(question).reasons.filter(({ rule }) => !rule.startsWith('core-'))) {
          const rule = ruleNamed(id)!
          assert.ok(rule.kinds.includes(act.kind), id)
          assert.ok(
            rule.channels === undefined || (act.channel !== undefined && rule.channels.includes(act.channel)),
            id,
          )
          const area = areas.find(([begins]) => begins.test(id))?.[1]
          if (area === undefined) continue
          const isThere = (country: string, region?: string): boolean =>
            typeof area === 'function' ? area(country, region) : area.includes(country)
          const further = reachFurther.test(id) ? [policy.brand.country, ...(act.audience ?? [])] : []
          assert.ok(isThere(home, facts.region) || further.some(country => isThere(country)), `${id} in ${home}`)
        }
      }),
      runs,
    ),
  )
})

test('what was said about another purpose never makes a contact more permitted', () => {
  const consent: Consent = { purpose: 'loyalty-club', channel: 'any', type: 'pewc', givenAt: 0, evidence: true }
  const marked = { ...consent, parental: true, explicit: true, signed: true, optOutOffered: true }
  const said = fc.record({
    consents: fc.subarray<Consent>([consent, marked, { ...marked, type: 'soft-opt-in' }], { minLength: 1 }),
    optOuts: fc.subarray<OptOut>([{ channel: 'any', purpose: 'loyalty-club', at: 0 }]),
  })
  eachPack(pack =>
    fc.assert(
      fc.property(put(pack), said, (question, { consents, optOuts }) => {
        const { act, facts } = question
        fc.pre(act.kind === 'contact' && act.purpose !== 'optout-confirmation')
        const more: Facts = {
          ...facts,
          consents: [...facts.consents, ...consents],
          optOuts: [...facts.optOuts, ...optOuts],
        }
        assert.ok(strength({ ...question, facts: more }) >= strength(question))
      }),
      runs,
    ),
  )
})

test('an opt-out never helps, save the confirmation of that opt-out', () => {
  const optOutOf = ({ act, at }: Put): fc.Arbitrary<OptOut> =>
    fc.record({
      channel: fc.constantFrom('any' as const, act.channel ?? ('any' as const)),
      purpose: fc.constantFrom('any', act.purpose, 'marketing', 'sale', 'sensitive-use', 'automated-decision'),
      at: fc.constantFrom(at, at - 1, at - 86_400_000, at - 40 * 86_400_000, 0, at + 1),
    })
  eachPack(pack => {
    const questions = put(pack).chain(question => fc.tuple(fc.constant(question), optOutOf(question)))
    fc.assert(
      fc.property(questions, ([question, optOut]) => {
        fc.pre(question.act.purpose !== 'optout-confirmation')
        const facts: Facts = { ...question.facts, optOuts: [...question.facts.optOuts, optOut] }
        assert.ok(strength({ ...question, facts }) >= strength(question))
      }),
      { numRuns: 1000 },
    )
  })
})

test('nothing is due before the act, and a refused act is due never', () => {
  eachPack(pack =>
    fc.assert(
      fc.property(put(pack), question => {
        const { outcome, dueAt, reasons } = judge(question)
        for (const due of reasons.map(reason => reason.dueAt)) assert.ok(due === undefined || due >= question.at)
        const earliest = Math.min(...reasons.map(reason => reason.dueAt ?? Number.POSITIVE_INFINITY))
        assert.equal(dueAt ?? Number.POSITIVE_INFINITY, outcome === 'deny' ? Number.POSITIVE_INFINITY : earliest)
      }),
      runs,
    ),
  )
})
