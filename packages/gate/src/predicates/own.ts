import type { Predicate } from './predicate.ts'

/** What the brand's own rules ask. */
export const ownPredicates = {
  'own-condition': {
    sentence: 'the condition of the own rule of this name holds for what is known of the customer',
    test: (question, [name]) => {
      const holds = question.brand.conditions.get(name!)
      if (holds === undefined) throw new TypeError(`no own rule is called ${name}`)
      return holds(question)
    },
  },
} as const satisfies { readonly [name: string]: Predicate }
