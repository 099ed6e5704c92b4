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
} as const satisfies { readonly [name: string]: Predicate }

function isAdequate({ act: { transfer } }: Question): boolean {
  if (transfer === undefined) return false
  if (transfer.adequate !== undefined) return transfer.adequate
  if (transfer.to === 'US') return transfer.dpfCertified === true
  return adequateCountries.value.has(transfer.to)
}
