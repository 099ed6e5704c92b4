import { brandIn, isIn, personIn } from '../area.ts'
import { ageOfConsent, type StartDateName } from '../packs/data/dated.ts'
import type { Question } from '../question.ts'
import type { Predicate } from './predicate.ts'
import { startOf } from './start-of.ts'

/** Predicates about where the person and the brand are, and about what that settles. */
export const placePredicates = {
  'person-in': {
    sentence: 'the person is in one of the named places (present location, else residence, else the brand’s country)',
    test: ({ where }, of) => personIn(where, of),
    settled: ({ where }, of) => where && personIn(where, of),
  },
  'person-or-brand-in': {
    sentence: 'the person is in one of the named places, or the brand is established there',
    test: ({ where }, of) => personIn(where, of) || brandIn(where, of),
    settled: ({ where }, of) => where && (personIn(where, of) || brandIn(where, of)),
  },
  'seen-in': {
    sentence: 'the review is seen in one of the named places, or the brand is established there',
    test: ({ where, act: { audience } }, of) =>
      brandIn(where, of) ||
      (audience === undefined ? personIn(where, of) : audience.some(place => of.some(area => isIn(area, place)))),
    settled: ({ where }, of) => (where !== undefined && brandIn(where, of) ? true : undefined),
  },
  'under-age-of-consent': {
    sentence: 'the customer is younger than the age of consent of their country in the EU, elsewhere than 16',
    test: question => question.facts.age !== undefined && question.facts.age < ownYesFrom(question),
    turnsAtAge: ownYesFrom,
  },
  since: {
    sentence: 'the named start date has come',
    test: (question, [name]) => question.at >= startOf(question, name as StartDateName),
  },
} as const satisfies { readonly [name: string]: Predicate }

function ownYesFrom({ where: { country } }: Question): number {
  const { value, otherwise } = ageOfConsent
  return Object.hasOwn(value, country) ? value[country]! : otherwise
}
