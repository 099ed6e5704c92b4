import { predicateNamed } from './predicates/vocabulary.ts'
import type { Question } from './question.ts'
import type { Test } from './rule.ts'

export type Holds = (question: Question) => boolean

const nothing: readonly string[] = []

/** Turns a tree of predicates into one function. Evaluation is pure, stops at the first deciding part and allocates nothing. */
export function compileTest(test: Test): Holds {
  if ('all' in test) return inPairs(test.all.map(compileTest), both, true)
  if ('any' in test) return inPairs(test.any.map(compileTest), either, false)
  if ('not' in test) return negated(compileTest(test.not))
  const predicate = predicateNamed(test.is)
  const { of = nothing } = test
  return predicate.test.length < 2 ? (predicate.test as Holds) : question => predicate.test(question, of)
}

/** Folded into pairs: two known calls run faster than a loop over a list of functions. */
function inPairs(parts: readonly Holds[], join: (part: Holds, rest: Holds) => Holds, empty: boolean): Holds {
  return parts.length === 0 ? () => empty : parts.reduceRight((rest, part) => join(part, rest))
}

const negated =
  (part: Holds): Holds =>
  question =>
    !part(question)

const both =
  (part: Holds, rest: Holds): Holds =>
  question =>
    part(question) && rest(question)

const either =
  (part: Holds, rest: Holds): Holds =>
  question =>
    part(question) || rest(question)
