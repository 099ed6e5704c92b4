import { type Explanation, type Source, summarise } from '@candor/recommender'
import type { ShownItem, Term } from '../../decisions/index.ts'
import type { Leaning } from './balance.ts'
import type { ItemNumbers } from './item-numbers.ts'

/** So many terms of a score are named one by one; the others are summed. */
const named = 12

/** A score taken apart, by the ids and names that the brand knows. */
export function tell(explanation: Explanation, numbers: ItemNumbers, leaning: Leaning | undefined): ShownItem {
  const { score, shown, remainder } = summarise(explanation, named)
  const { count, value, share, heldBack } = remainder
  return {
    item: numbers.ids[explanation.item]!,
    score,
    terms: shown.map(({ source, value: contribution, share: part }) => ({
      ...from(source, numbers, leaning),
      contribution,
      ...(part === undefined ? {} : { share: part }),
    })),
    remainder: { count, contribution: value, ...(share === undefined ? {} : { share }), heldBack },
  }
}

function from(
  source: Source,
  { ids, categories }: ItemNumbers,
  leaning: Leaning | undefined,
): Pick<Term, 'kind' | 'item' | 'category'> {
  if (source.kind === 'history') return { kind: 'history', item: ids[source.item]! }
  if (source.kind === 'visit' || source.kind === 'page') return { kind: 'context', item: ids[source.item]! }
  if (source.kind === 'page-category') return { kind: 'context', category: categories[source.category]! }
  if (source.kind === 'interest') return { kind: 'interest', category: categories[source.category]! }
  if (source.kind === 'balance' && leaning?.by === 'category')
    return { kind: 'balance', category: leaning.names[source.provider]! }
  return { kind: source.kind }
}
