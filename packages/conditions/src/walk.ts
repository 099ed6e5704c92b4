import {
  type Comparison,
  type Condition,
  type Counting,
  comparisons,
  countings,
  type EventTest,
  type FieldTest,
  type Scalar,
} from './condition.ts'

/** The comparison a field test makes and what it compares with. */
export type Compared = { readonly comparison: Comparison; readonly value: Scalar | readonly Scalar[] }

/** Reads the one comparison of a parsed field test. Throws when there is none: only `parseCondition` makes field tests. */
export function comparedIn(test: FieldTest): Compared {
  for (const [name, value] of Object.entries(test)) {
    const comparison = comparisons.find(known => known === name)
    if (comparison) return { comparison, value }
  }
  throw new Error(`The test of ${test.field} compares nothing.`)
}

/** Reads the one comparison of a parsed count. Throws when there is none: only `parseCondition` makes these tests. */
export function countedIn(test: EventTest): { readonly counting: Counting; readonly count: number } {
  for (const [name, count] of Object.entries(test)) {
    const counting = countings.find(known => known === name)
    if (counting && typeof count === 'number') return { counting, count }
  }
  throw new Error(`The test of ${test.event} compares nothing.`)
}

/** The conditions directly below this one. */
export function childrenOf(condition: Condition): readonly Condition[] {
  if ('all' in condition) return condition.all
  if ('any' in condition) return condition.any
  return 'not' in condition ? [condition.not] : []
}

/** The names of the fields a condition looks at, each once, in order of first use. */
export function fieldsOf(condition: Condition): readonly string[] {
  const names = new Set<string>()
  const visit = (at: Condition) => {
    if ('field' in at) names.add(at.field)
    childrenOf(at).forEach(visit)
  }
  visit(condition)
  return [...names]
}
