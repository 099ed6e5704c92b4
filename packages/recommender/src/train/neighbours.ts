import { createBest } from '../best.ts'
import type { Interactions } from '../chosen/interactions.ts'
import type { Columns } from '../weights.ts'
import { createCounter, diagonalOf } from './cooccurrence.ts'
import type { Step } from './step.ts'

export type Neighbours = {
  /** How many neighbours a target keeps. */
  readonly keep: number
  /** The targets that are wanted; absent: all. */
  readonly targets?: readonly number[]
  /** Each column is divided by its sum, so that a score lies between 0 and 1, as those of EASE about do. */
  readonly normalised?: boolean
}

const often = 256

/**
 * Item-based nearest neighbours (Deshpande and Karypis 2004): S[i, j] = G[i, j] / sqrt(G[i, i] G[j, j]), per target the `keep`
 * largest, of equal ones the lower id. An item nobody chose has no neighbours and is nobody's.
 */
export function* neighbourWeights(
  interactions: Interactions,
  { keep, targets, normalised = false }: Neighbours,
  columns: Columns,
): Generator<Step, void> {
  const { items } = interactions
  const counter = createCounter(interactions)
  const diagonal = diagonalOf(interactions)
  const best = createBest(Math.min(keep, items))
  const total = targets?.length ?? items
  for (let at = 0; at < total; at++) {
    const j = targets === undefined ? at : targets[at]!
    const { touched, counts } = counter.count(j, items)
    for (const i of touched) if (i !== j) best.offer(i, counts[i]! / Math.sqrt(diagonal[i]! * diagonal[j]!))
    const { ids, values } = best.take()
    columns.put(j, ids, normalised ? inParts(values) : values)
    if (at % often === 0) yield { stage: 'count', done: at, total }
  }
}

function inParts(values: Float64Array): Float64Array {
  const sum = values.reduce((all, value) => all + value, 0)
  return values.map(value => value / sum)
}
