import { type Best, createBest } from '../best.ts'
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
  const roots = diagonal.map(own => 1 / Math.sqrt(own))
  const best = createBest(Math.min(keep, items))
  const total = targets?.length ?? items
  for (let at = 0; at < total; at++) {
    const j = targets === undefined ? at : targets[at]!
    const { touched, counts } = counter.count(j, items)
    offerCosines(best, j, touched, counts, diagonal, roots)
    const { ids, values } = best.take()
    columns.put(j, ids, normalised ? inParts(values) : values)
    if (at % often === 0) yield { stage: 'count', done: at, total }
  }
}

/** A little below what rounding could change between the two ways to the cosine. */
const nearly = 1 - 1e-9

/** Offers the cosines of item j. Most of a long list is turned away by one multiplication, without root and division. */
function offerCosines(
  best: Best,
  j: number,
  touched: Int32Array,
  counts: Float64Array,
  diagonal: Float64Array,
  roots: Float64Array,
): void {
  const own = diagonal[j]!
  const scale = Math.sqrt(own) * nearly
  let least = best.least() * scale
  for (let at = 0; at < touched.length; at++) {
    const i = touched[at]!
    if (i === j || counts[i]! * roots[i]! < least) continue
    best.offer(i, counts[i]! / Math.sqrt(diagonal[i]! * own))
    least = best.least() * scale
  }
}

function inParts(values: Float64Array): Float64Array {
  const sum = values.reduce((all, value) => all + value, 0)
  return values.map(value => value / sum)
}
