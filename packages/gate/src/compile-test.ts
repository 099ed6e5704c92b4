import type { ActKind, Channel } from '@candor/terms'
import { predicateNamed } from './predicates/vocabulary.ts'
import type { Question } from './question.ts'
import type { Test } from './rule.ts'

export type Holds = (question: Question) => boolean
/** What is known of an act before it is seen. */
export type Place = { readonly kind: ActKind; readonly channel: Channel | undefined }

const nothing: readonly string[] = []

/**
 * Turns a tree of predicates into one function, or into its value where kind and channel alone settle it. Evaluation is
 * pure, stops at the first deciding part and allocates nothing.
 */
export function compileTest(test: Test, place: Place): Holds | boolean {
  if ('all' in test) return test.all.map(part => compileTest(part, place)).reduceRight(and, true)
  if ('any' in test) return test.any.map(part => compileTest(part, place)).reduceRight(or, false)
  if ('not' in test) return not(compileTest(test.not, place))
  const { test: asks, settled } = predicateNamed(test.is)
  const value = settled?.(place.kind, place.channel)
  if (value !== undefined) return value
  const { of = nothing } = test
  return asks.length < 2 ? (asks as Holds) : question => asks(question, of)
}

function and(rest: Holds | boolean, part: Holds | boolean): Holds | boolean {
  if (part === true) return rest
  if (part === false || rest === true) return part
  return rest === false ? false : question => part(question) && rest(question)
}

function or(rest: Holds | boolean, part: Holds | boolean): Holds | boolean {
  if (part === false) return rest
  if (part === true || rest === false) return part
  return rest === true ? true : question => part(question) || rest(question)
}

const not = (part: Holds | boolean): Holds | boolean =>
  typeof part === 'boolean' ? !part : question => !part(question)
