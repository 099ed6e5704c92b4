import type { Act, Instant } from '@candor/terms'
import { termsOf } from './brand-terms.ts'
import { Cells } from './cells.ts'
import { compactFacts } from './compact/compact.ts'
import { canSpeak } from './compile.ts'
import type { Facts } from './facts.ts'
import type { Gate } from './gate.ts'
import { jointHours, limits } from './predicates/limits.ts'
import { predicateNamed } from './predicates/vocabulary.ts'
import { Question } from './question.ts'
import type { Clause, Rule, Test } from './rule.ts'
import type { Reason, Verdict } from './verdict.ts'

/** One thing a rule looked at. `holds` is missing where it could not be told, and `why` then says so. */
export type Look = {
  readonly asks: string
  readonly of?: readonly string[]
  readonly sentence: string
  readonly holds?: boolean
  readonly why?: string
}

/** What one rule looked at, in order, and what it said; without `reason` it had nothing to judge. */
export type RuleTrace = {
  readonly rule: string
  readonly pack: string
  readonly sentence: string
  readonly citation: string
  readonly looks: readonly Look[]
  readonly reason?: Reason
}

/**
 * Asks the gate and retells rule by rule how it came to its answer, for people: every rule for this kind of act on this channel,
 * with what it looked at. Slow, and never how decisions are made. Throws where `preview` does.
 */
export function trace(
  gate: Gate,
  act: Act,
  facts: Facts,
  at: Instant,
): { readonly verdict: Verdict; readonly rules: readonly RuleTrace[] } {
  const verdict = gate.preview(act, facts, at)
  const question = new Question(termsOf(gate.policy))
  const compact = compactFacts(facts)
  question.put(act, compact, at, new Cells([], gate.policy.brand.country).placeOf(compact).where)
  const rules = gate.packs.flatMap(pack =>
    pack.rules
      .filter(rule => canSpeak(rule, act.kind, act.channel))
      .map(rule => {
        const reason = verdict.reasons.find(given => given.rule === rule.id)
        const { id, sentence, citation } = rule
        return {
          rule: id,
          pack: pack.name,
          sentence,
          citation,
          looks: looksOf(rule, question),
          ...(reason && { reason }),
        }
      }),
  )
  return { verdict, rules }
}

function looksOf({ scope, clauses }: Rule, question: Question): readonly Look[] {
  const looks: Look[] = []
  try {
    if (scope !== undefined && !holds(scope, question, looks)) return looks
    clauses.some(clause => speaks(clause, question, looks))
  } catch (cause) {
    const last = looks.at(-1)
    if (last !== undefined) looks[looks.length - 1] = { ...last, why: String((cause as Error).message) }
  }
  return looks
}

function speaks(clause: Clause, question: Question, looks: Look[]): boolean {
  if (clause.says !== 'defer') return clause.when === undefined || holds(clause.when, question, looks)
  if (clause.while === jointHours) {
    looks.push({ asks: jointHours, sentence: 'hours are closed in some zone of the place' })
    return false
  }
  const { sentence, opensAt } = limits[clause.while]
  return look({ asks: clause.while, sentence }, () => opensAt(question, question.at) > question.at, looks)
}

function holds(test: Test, question: Question, looks: Look[]): boolean {
  if ('all' in test) return test.all.every(part => holds(part, question, looks))
  if ('any' in test) return test.any.some(part => holds(part, question, looks))
  if ('not' in test) return !holds(test.not, question, looks)
  const { sentence, test: ask } = predicateNamed(test.is)
  const { is, of } = test
  return look({ asks: is, ...(of && { of }), sentence }, () => ask(question, of ?? []), looks)
}

function look(asked: Look, answer: () => boolean, looks: Look[]): boolean {
  looks.push(asked)
  const yes = answer()
  looks[looks.length - 1] = { ...asked, holds: yes }
  return yes
}
