import { compileTest, type Holds, type Place } from './compile-test.ts'
import type { OpensAt } from './predicates/limits.ts'
import type { Question } from './question.ts'
import type { Clause, Rule } from './rule.ts'
import { type Utterance, utter } from './utterance.ts'

/** Undefined: silent. */
export type Speak = (question: Question) => Utterance | undefined

/** A rule as the gate runs it. */
export type CompiledRule = {
  readonly id: string
  /** After a `defer`, `question.opensAt` holds when the limit opens. Throws where a fact breaks its type. */
  readonly speak: Speak
  readonly inScope: Holds
  /** Where the rule may defer: when its limit is open, from an instant on. */
  readonly opensAt: OpensAt | undefined
  /** What it says when its limit stays closed too long: a refusal. */
  readonly neverOpens: (question: Question) => Utterance
  /** What stands for it when it cannot be evaluated: a refusal that names it. */
  readonly broken: Utterance
}

type LimitOf = (clause: Clause) => OpensAt | undefined

const silent: Speak = () => undefined
const always: Holds = () => true

/** Compiles one rule for one kind and channel; undefined when its scope shuts them out. `limitOf` gives a clause's limit. */
export function compileRule(rule: Rule, place: Place, limitOf: LimitOf): CompiledRule | undefined {
  const scope = rule.scope === undefined || compileTest(rule.scope, place)
  if (scope === false) return undefined
  const decide = rule.clauses.reduceRight<Speak>(
    (otherwise, clause) => compileClause(rule, clause, place, limitOf(clause), otherwise),
    silent,
  )
  const deferring = rule.clauses.find(clause => clause.says === 'defer')
  const [refuses, strips] = refusal(rule.id, deferring?.orStrip === true)
  return {
    id: rule.id,
    speak: scope === true ? decide : question => (scope(question) ? decide(question) : undefined),
    inScope: scope === true ? always : scope,
    opensAt: deferring && limitOf(deferring),
    neverOpens: question => (question.promotion ? strips : refuses),
    broken: utter(rule.id, 'deny'),
  }
}

function compileClause(rule: Rule, clause: Clause, place: Place, limit: OpensAt | undefined, otherwise: Speak): Speak {
  if (clause.says === 'defer' || limit !== undefined)
    return limit === undefined ? otherwise : defer(rule, limit, otherwise)
  const holds = clause.when === undefined || compileTest(clause.when, place)
  if (holds === false) return otherwise
  const [said, ofPromotion] = wordsOf(rule, clause)
  if (said === ofPromotion) {
    if (holds === true) return () => said
    return question => (holds(question) ? said : otherwise(question))
  }
  if (holds === true) return question => (question.promotion ? ofPromotion : said)
  return question => {
    if (!holds(question)) return otherwise(question)
    return question.promotion ? ofPromotion : said
  }
}

function defer(rule: Rule, limit: OpensAt, otherwise: Speak): Speak {
  const defers = utter(rule.id, 'defer')
  return question => {
    question.opensAt = limit(question, question.at)
    return question.opensAt > question.at ? defers : otherwise(question)
  }
}

/** What a clause says, and what it says of a promotion inside a transactional contact. */
type Words = readonly [said: Utterance, ofPromotion: Utterance]

function wordsOf(rule: Rule, clause: Exclude<Clause, { readonly says: 'defer' }>): Words {
  if (clause.says === 'deny') return refusal(rule.id, clause.orStrip === true)
  const said = utter(rule.id, clause.says, clause.obligations)
  return [said, said]
}

/** A refused promotion inside a transactional contact is taken out instead, so that the message itself still arrives. */
function refusal(rule: string, orStrip: boolean): Words {
  const refuses = utter(rule, 'deny')
  return [refuses, orStrip ? utter(rule, 'adjust', ['strip-promo']) : refuses]
}
