import { conditionSentence } from '@candor/conditions'
import type { Clause, Pack, Rule, Test } from '../rule.ts'
import { type OwnRule, type OwnRules, ownId } from './own-rule.ts'

/** The pack of a brand's own rules; no pack where there are none. In order of name, so that the digest alone tells who decides. */
export function ownPacks(rules: OwnRules = {}): readonly Pack[] {
  const named = Object.entries(rules).toSorted(([one], [other]) => (one < other ? -1 : 1))
  if (named.length === 0) return []
  return [{ name: 'own', version: 1, rules: named.map(([name, rule]) => packed(name, rule)) }]
}

const packed = (name: string, rule: OwnRule): Rule => ({
  id: ownId(name),
  kinds: rule.acts,
  ...(rule.channels && { channels: rule.channels }),
  ...(rule.purposes && { scope: about(rule.purposes) }),
  clauses: clausesOf({ is: 'own-condition', of: [name] }, rule),
  sentence: `${demandOf(rule)} where ${conditionSentence(rule.when)}.`,
  citation: 'The brand’s own rule',
  // Its words are the policy's own: see `ownText`.
  family: 'own-rule',
})

/** A promotion that another message carries is about marketing, whatever the message is about. */
function about(purposes: readonly string[]): Test {
  const named: Test = { is: 'purpose-is-one-of', of: purposes }
  return purposes.includes('marketing') ? { any: [named, { is: 'promotion-in-transactional' }] } : named
}

/**
 * INVARIANT: whatever an own rule says, it is a refusal or a demand, so that no policy can loosen what other rules say. See
 * own-rules.test.ts.
 */
function clausesOf(holds: Test, rule: OwnRule): readonly Clause[] {
  if (rule.says !== 'adjust') return [{ says: 'deny', when: holds, orStrip: true }, { says: 'satisfied' }]
  const { obligations } = rule
  const lacks: Test = { is: 'lacks-one-of', of: obligations }
  const unmet: Test = obligations.includes('strip-promo')
    ? { any: [lacks, { is: 'promotion-in-transactional' }] }
    : lacks
  return [
    { says: 'adjust', when: { all: [holds, unmet] }, obligations },
    { says: 'satisfied', when: holds, obligations },
    { says: 'satisfied' },
  ]
}

const demandOf = (rule: OwnRule): string =>
  rule.says === 'adjust' ? `Not done without ${rule.obligations.join(', ')}` : 'Not done'
