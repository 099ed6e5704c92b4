import { actPredicates } from './act.ts'
import { choicePredicates } from './choice.ts'
import { personPredicates } from './person.ts'
import type { Predicate } from './predicate.ts'

/** Every question a rule may ask. Closed: a rule that needs another adds it here with its sentence and its tests. */
export const vocabulary = { ...actPredicates, ...choicePredicates, ...personPredicates } as const

export type PredicateName = keyof typeof vocabulary

/** The predicate of that name. */
export const predicateNamed = (name: PredicateName): Predicate => vocabulary[name]
