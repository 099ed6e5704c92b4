import { actPredicates } from './act.ts'
import { choicePredicates } from './choice.ts'
import { guardPredicates } from './guard.ts'
import { historyPredicates } from './history.ts'
import { ownPredicates } from './own.ts'
import { personPredicates } from './person.ts'
import { placePredicates } from './place.ts'
import type { Predicate } from './predicate.ts'
import { transferPredicates } from './transfer.ts'

/** Every question a rule may ask. Closed: a rule that needs another adds it here with its sentence and its tests. */
export const vocabulary = {
  ...actPredicates,
  ...choicePredicates,
  ...personPredicates,
  ...guardPredicates,
  ...historyPredicates,
  ...placePredicates,
  ...transferPredicates,
  ...ownPredicates,
} as const

export type PredicateName = keyof typeof vocabulary

/** The predicate of that name. */
export const predicateNamed = (name: PredicateName): Predicate => vocabulary[name]
