import type { Instant, Obligation } from '@candor/terms'
import type { Ask } from './answers.ts'
import { compileTest, type Place } from './compile-test.ts'
import type { OpensAt } from './predicates/limits.ts'
import type { Question } from './question.ts'
import type { Clause, Rule } from './rule.ts'
import { type Step, say, silence } from './step.ts'
import { type Utterance, utter } from './utterance.ts'

/** A rule as the gate runs it. */
export type CompiledRule = {
  readonly id: string
  /** Leads to what the rule says; where that is a `defer`, `wait` then holds when the limit opens. */
  readonly speaks: Step
  /** Leads to `silence` exactly where the rule is out of scope. */
  readonly scope: Step
  /** Written anew whenever the limit is asked; nothing may keep it. */
  readonly wait: Wait
  /** Where the rule may defer: when its limit is open, from an instant on. */
  readonly opensAt: OpensAt | undefined
  /** What it says when its limit stays closed too long: a refusal. */
  readonly neverOpens: (question: Question) => Utterance
  /** What stands for it when it cannot be evaluated: a refusal that names it. */
  readonly broken: Utterance
}

/** Where the limit of one rule leaves its answer about the act at hand. */
type Wait = { until: Instant }

type LimitOf = (clause: Clause) => OpensAt | undefined

/** Compiles one rule for one kind and channel; undefined when its scope shuts them out. `limitOf` gives a clause's limit. */
export function compileRule(rule: Rule, place: Place, limitOf: LimitOf): CompiledRule | undefined {
  const scoped = (inside: Step): Step =>
    rule.scope === undefined ? inside : compileTest(rule.scope, place, inside, silence)
  const broken = utter(rule.id, 'deny')
  const scope = scoped(say(broken))
  if (scope === silence) return undefined
  const wait: Wait = { until: 0 }
  const words = rule.clauses.reduceRight<Step>(
    (otherwise, clause) => compileClause(rule, clause, place, closed(limitOf(clause), wait), otherwise),
    silence,
  )
  const deferring = rule.clauses.find(clause => clause.says === 'defer')
  const [refuses, strips] = refusal(rule.id, deferring?.orStrip === true)
  return {
    id: rule.id,
    speaks: scoped(words),
    scope,
    wait,
    opensAt: deferring && limitOf(deferring),
    neverOpens: question => (question.promotion ? strips : refuses),
    broken,
  }
}

function compileClause(rule: Rule, clause: Clause, place: Place, isClosed: Ask | undefined, otherwise: Step): Step {
  if (clause.says === 'defer') return isClosed === undefined ? otherwise : defer(rule, isClosed, place, otherwise)
  const words = wordsOf(rule, clause, place)
  return clause.when === undefined ? words : compileTest(clause.when, place, words, otherwise)
}

/** Is the limit closed? `wait` then holds until when. */
const closed = (limit: OpensAt | undefined, wait: Wait): Ask | undefined =>
  limit &&
  (question => {
    wait.until = limit(question, question.at)
    return wait.until > question.at
  })

const defer = (rule: Rule, isClosed: Ask, { answers }: Place, otherwise: Step): Step => ({
  asks: answers.add(isClosed),
  yes: say(utter(rule.id, 'defer')),
  no: otherwise,
  says: undefined,
})

function wordsOf(rule: Rule, clause: Exclude<Clause, { readonly says: 'defer' }>, place: Place): Step {
  if (clause.says !== 'deny') return say(utter(rule.id, clause.says, clause.obligations, clause.due))
  const [refuses, strips] = refusal(rule.id, clause.orStrip === true, clause.obligations)
  return refuses === strips
    ? say(refuses)
    : compileTest({ is: 'promotion-in-transactional' }, place, say(strips), say(refuses))
}

/** A refused promotion inside a transactional contact is taken out instead, so that the message itself still arrives. */
function refusal(
  rule: string,
  orStrip: boolean,
  duties?: readonly Obligation[],
): readonly [refuses: Utterance, strips: Utterance] {
  const refuses = utter(rule, 'deny', duties)
  return [refuses, orStrip ? utter(rule, 'adjust', ['strip-promo']) : refuses]
}
