import type { Predicate } from './predicate.ts'

/** Predicates about what the customer said. “Covers” means: for this very purpose, and for this channel or for all. */
export const choicePredicates = {
  'refusal-recorded': {
    sentence: 'an opt-out, objection or withdrawal is on record, for whatever purpose',
    test: question => question.facts.choices.refused,
  },
  'withdrawal-covers': {
    sentence: 'an opt-out, objection or withdrawal of no later than now covers the act',
    test: question => question.choices.withdrawnAt > Number.NEGATIVE_INFINITY,
  },
  withdrawn: {
    sentence: 'the latest word on the act is a no; on a tie the no is the latest',
    test: question => question.choices.withdrawn,
  },
  'consent-recorded': {
    sentence: 'a consent is on record, for whatever purpose',
    test: question => question.facts.choices.consented,
  },
  'consent-covers': {
    sentence: 'a consent on record covers the act, however it was given',
    test: question => question.choices.covered,
  },
  'consent-without-evidence': {
    sentence: 'a consent without evidence covers the act',
    test: question => question.choices.withoutEvidence,
  },
  'consent-in-future': {
    sentence: 'a consent dated after the act covers it',
    test: question => question.choices.inFuture,
  },
  'consent-usable': {
    sentence: 'a consent with evidence, given by now and not itself withdrawn, covers the act',
    test: question => question.choices.usable,
  },
  'consent-living': {
    sentence: 'a freely given consent with evidence covers the act and is newer than every withdrawal',
    test: question => question.choices.living,
  },
  'consent-parental': {
    sentence: 'a parent gave a living consent that covers the act',
    test: question => question.choices.parental,
  },
} as const satisfies { readonly [name: string]: Predicate }
