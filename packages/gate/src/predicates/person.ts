import { type Dial, dials } from '@candor/terms'
import { unknown } from '../facts.ts'
import { allowsNothing, applies, budgetsOf } from './budget.ts'
import type { Predicate } from './predicate.ts'

const rank = (dial: Dial): number => dials.indexOf(dial)

/** Predicates about the person: place, age, address, and the limits they or the brand set. */
export const personPredicates = {
  'place-unknown': {
    sentence: 'the country of the customer is unknown',
    test: ({ facts }) => facts.country === unknown,
  },
  'zone-unknown': { sentence: 'the time zone of the customer is unknown', test: ({ facts }) => facts.zone === unknown },
  'age-known': { sentence: 'the age of the customer is known', test: ({ facts }) => facts.age !== undefined },
  'under-adult-age': {
    sentence: 'the customer is known to be younger than the age at which the brand accepts their own yes',
    test: ({ facts, brand }) => facts.age !== undefined && facts.age < brand.adultAge,
    turnsAtAge: ({ brand }) => brand.adultAge,
  },
  'age-under': {
    sentence: 'the customer is known to be younger than the named age; the birthday itself is not',
    test: ({ facts }, [age]) => facts.age !== undefined && facts.age < Number(age),
    turnsAtAge: (_, [age]) => Number(age),
  },
  'address-usable': {
    sentence: 'a usable address on the channel is known',
    test: ({ facts }) => facts.address === true,
  },
  suppressed: {
    sentence: 'the address is suppressed for what a withdrawal bars',
    test: ({ facts }) => facts.suppressed === true,
  },
  undeliverable: {
    sentence: 'the address is known not to work',
    test: ({ facts }) => facts.suppressed === 'undeliverable',
  },
  'suppression-unknown': {
    sentence: 'it is not known whether the address is suppressed',
    test: ({ facts }) =>
      facts.suppressed !== true && facts.suppressed !== false && facts.suppressed !== 'undeliverable',
  },
  restricted: {
    sentence: 'the customer asked for restriction of processing, and it was not lifted',
    test: ({ facts }) => facts.restricted,
  },
  'pause-recorded': { sentence: 'the customer has set a pause', test: ({ facts }) => facts.pausedUntil !== undefined },
  'quiet-hours-set': {
    sentence: 'the brand or the customer has set quiet hours',
    test: ({ facts, brand }) => brand.quietHours.length > 0 || facts.quietHours.length > 0,
  },
  'budget-set': {
    sentence: 'a budget of the brand or of the customer applies to the channel',
    test: question => budgetsOf(question, applies),
  },
  'budget-zero': {
    sentence: 'a budget that applies to the channel allows no message at all',
    test: question => budgetsOf(question, allowsNothing),
  },
  'dial-forbids': {
    sentence: 'the profile uses more of the person than the dial allows; at none and contextual there is no profile',
    test: ({ act, facts, brand }) => {
      const dial = facts.dial ?? brand.dial
      return rank(dial) < rank('basic') || rank(act.level ?? 'basic') > rank(dial)
    },
  },
} as const satisfies { readonly [name: string]: Predicate }
