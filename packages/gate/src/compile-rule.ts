import { compileTest, type Holds } from './compile-test.ts'
import type { OpensAt } from './predicates/limits.ts'
import type { Question } from './question.ts'
import type { Clause, Rule } from './rule.ts'
import { type Utterance, utter } from './utterance.ts'

/** A rule as the gate runs it. */
export type CompiledRule = {
  readonly id: string
  /** Undefined: silent. After a `defer`, `question.opensAt` holds when its limit opens. Throws where a fact breaks its type. */
  readonly speak: (question: Question) => Utterance | undefined
  readonly inScope: Holds
  /** Where the rule may defer: when its limit is open, from an instant on. */
  readonly opensAt: OpensAt | undefined
  /** What it says when its limit stays closed too long: a refusal. */
  readonly neverOpens: (question: Question) => Utterance
  /** What stands for it when it cannot be evaluated: a refusal that names it. */
  readonly broken: Utterance
}

const silent = (): undefined => undefined
const always: Holds = () => true

/** Compiles one rule; `limitOf` gives the function of a named limit. */
export function compileRule(rule: Rule, limitOf: (clause: Clause) => OpensAt | undefined): CompiledRule {
  const inScope = rule.scope === undefined ? always : compileTest(rule.scope)
  const decide = rule.clauses.reduceRight<CompiledRule['speak']>(
    (otherwise, clause) => compileClause(rule, clause, limitOf(clause), otherwise),
    silent,
  )
  const deferring = rule.clauses.find(clause => clause.says === 'defer')
  return {
    id: rule.id,
    speak: rule.scope === undefined ? decide : question => (inScope(question) ? decide(question) : undefined),
    inScope,
    opensAt: deferring && limitOf(deferring),
    neverOpens: refusal(rule.id, deferring?.orStrip === true),
    broken: utter(rule.id, 'deny'),
  }
}

function compileClause(
  rule: Rule,
  clause: Clause,
  limit: OpensAt | undefined,
  otherwise: CompiledRule['speak'],
): CompiledRule['speak'] {
  if (limit !== undefined) {
    const defers = utter(rule.id, 'defer')
    return question => {
      question.opensAt = limit(question, question.at)
      return question.opensAt > question.at ? defers : otherwise(question)
    }
  }
  const says = speaker(rule, clause)
  if (clause.says === 'defer' || clause.when === undefined) return says
  const holds = compileTest(clause.when)
  return question => (holds(question) ? says(question) : otherwise(question))
}

function speaker(rule: Rule, clause: Clause): (question: Question) => Utterance {
  if (clause.says === 'deny') return refusal(rule.id, clause.orStrip === true)
  const said = utter(rule.id, clause.says, 'obligations' in clause ? clause.obligations : undefined)
  return () => said
}

/** A refused promotion inside a transactional contact is taken out instead, so that the message itself still arrives. */
function refusal(rule: string, orStrip: boolean): (question: Question) => Utterance {
  const refuses = utter(rule, 'deny')
  if (!orStrip) return () => refuses
  const strips = utter(rule, 'adjust', ['strip-promo'])
  return question => (question.promotion ? strips : refuses)
}
