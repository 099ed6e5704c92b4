import type { Answers } from './answers.ts'
import type { Known } from './predicates/predicate.ts'
import { predicateNamed } from './predicates/vocabulary.ts'
import type { Test } from './rule.ts'
import type { Step } from './step.ts'

/** What is known of an act before it is seen, and where the questions about it are kept. */
export type Place = Known & { readonly answers: Answers }

/**
 * Turns a tree of predicates into steps that lead to `yes` where it holds and to `no` where not. What kind, channel and place
 * alone settle is not asked; asking stops at the first deciding part.
 */
export function compileTest(test: Test, place: Place, yes: Step, no: Step): Step {
  if ('all' in test) return test.all.reduceRight((next, part) => compileTest(part, place, next, no), yes)
  if ('any' in test) return test.any.reduceRight((next, part) => compileTest(part, place, yes, next), no)
  if ('not' in test) return compileTest(test.not, place, no, yes)
  const settled = predicateNamed(test.is).settled?.(place, test.of ?? [])
  if (settled !== undefined) return settled ? yes : no
  return { asks: place.answers.to(test), yes, no, says: undefined }
}
