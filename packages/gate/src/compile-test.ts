import { predicateNamed } from './predicates/vocabulary.ts'
import type { Question } from './question.ts'
import type { Test } from './rule.ts'

export type Holds = (question: Question) => boolean

const nothing: readonly string[] = []

/** Turns a tree of predicates into one function. Evaluation is pure, stops at the first deciding part and allocates nothing. */
export function compileTest(test: Test): Holds {
  if ('all' in test) return test.all.map(compileTest).reduceRight(both, () => true)
  if ('any' in test) return test.any.map(compileTest).reduceRight(either, () => false)
  if ('not' in test) return negated(compileTest(test.not))
  const predicate = predicateNamed(test.is)
  const { of = nothing } = test
  return predicate.test.length < 2 ? (predicate.test as Holds) : question => predicate.test(question, of)
}

const negated =
  (part: Holds): Holds =>
  question =>
    !part(question)

const both =
  (rest: Holds, part: Holds): Holds =>
  question =>
    part(question) && rest(question)

const either =
  (rest: Holds, part: Holds): Holds =>
  question =>
    part(question) || rest(question)
