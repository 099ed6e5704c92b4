import type { Transfer } from '@candor/terms'
import { isIn } from '../area.ts'
import { adequateCountries } from '../packs/data/dated.ts'
import type { Question } from '../question.ts'
import type { Predicate } from './predicate.ts'

/** Predicates about data that leave a country. */
export const transferPredicates = {
  'transfer-out-of': {
    sentence: 'data go to a country outside the named places',
    test: ({ act }, of) => act.transfer !== undefined && !of.some(area => isIn(area, act.transfer!.to)),
  },
  'transfer-within': {
    sentence: 'data stay in the named places',
    test: ({ act }, of) => act.transfer !== undefined && of.some(area => isIn(area, act.transfer!.to)),
  },
  'transfer-adequate': {
    sentence: 'the recipient’s country protects as well, or the recipient in the US is certified',
    test: isAdequate,
  },
  'transfer-stated-adequate': {
    sentence: 'the act states that the recipient’s country protects as well',
    test: ({ act }) => act.transfer?.adequate === true,
  },
  'transfer-by': {
    sentence: 'the transfer relies on one of the named mechanisms',
    test: ({ act }, of) => act.transfer?.mechanism !== undefined && of.includes(act.transfer.mechanism),
  },
  'transfer-clauses': {
    sentence:
      'standard contractual clauses or binding corporate rules are in place, with an assessment of the transfer',
    test: ({ act: { transfer } }) => transfer?.tia === true && (transfer.scc === true || transfer.mechanism === 'bcr'),
  },
  'transfer-home': {
    sentence: 'data stay in the country of the brand, or within the European Economic Area where the brand is in it',
    test: ({ act: { transfer }, where }) =>
      transfer !== undefined && (transfer.to === where.brand || (isIn('EU', transfer.to) && isIn('EU', where.brand))),
  },
  'transfer-fits': {
    sentence: 'the stated mechanism of the transfer fits the country that data go to',
    test: ({ act: { transfer } }) => transfer !== undefined && fits(transfer),
  },
} as const satisfies { readonly [name: string]: Predicate }

/** An adequacy decision holds for its country alone, a certificate of the framework in the United States alone. */
function fits({ to, mechanism, dpfCertified, tia }: Transfer): boolean {
  if (mechanism === 'adequacy') return isIn('EU', to) || adequateCountries.value.has(to)
  if (mechanism === 'dpf') return to === 'US' && dpfCertified === true
  return (mechanism === 'scc' || mechanism === 'bcr') && tia === true
}

function isAdequate({ act: { transfer } }: Question): boolean {
  if (transfer === undefined) return false
  if (transfer.adequate !== undefined) return transfer.adequate
  if (transfer.to === 'US') return transfer.dpfCertified === true
  return adequateCountries.value.has(transfer.to)
}
