import { type Fault, ok, type Result } from '@candor/terms'
import { createBest } from '../best.ts'
import { type Interactions, pick, popularityOf } from '../chosen/interactions.ts'
import { createColumns, type Weights } from '../weights.ts'
import { type Ridge, solve, truncatedWeights } from './ease.ts'
import { neighbourWeights } from './neighbours.ts'
import type { Step } from './step.ts'

export type HeadTail = Ridge & { readonly head: number; readonly truncate: number; readonly neighbours: number }

/**
 * For a catalogue too large for one matrix: the `head` most popular items (ties: the lower id) get weights of EASE or EDLAE
 * among themselves, every other item its nearest neighbours from the whole catalogue. Both add up over the history; neighbours
 * are scaled to a sum of 1 so that the two kinds of score can stand in one list.
 */
export function* trainHeadTail(
  interactions: Interactions,
  { head, truncate, neighbours, ...ridge }: HeadTail,
): Generator<Step, Result<Weights, Fault>> {
  const { items } = interactions
  const names = headOf(interactions, head)
  const columns = createColumns(items, head * Math.min(head, truncate) + (items - head) * Math.min(items, neighbours))
  const inverse = yield* solve(onlyItems(interactions, names), ridge)
  if (!inverse.ok) return inverse
  yield* truncatedWeights(inverse.value, truncate, columns, item => names[item]!)
  const isHead = new Uint8Array(items)
  for (const item of names) isHead[item] = 1
  const targets = Array.from({ length: items }, (_, item) => item).filter(item => isHead[item] === 0)
  yield* neighbourWeights(interactions, { keep: neighbours, targets, normalised: true }, columns)
  return ok(columns.rows())
}

function headOf(interactions: Interactions, head: number): Int32Array {
  const best = createBest(head)
  popularityOf(interactions).forEach((count, item) => {
    best.offer(item, count)
  })
  return best.take().ids.sort()
}

/** The interactions with the named items alone, numbered anew in their order. */
function onlyItems(interactions: Interactions, names: Int32Array): Interactions {
  const numbers = new Int32Array(interactions.items).fill(-1)
  names.forEach((item, number) => {
    numbers[item] = number
  })
  const marks = Uint8Array.from(interactions.columns, item => (numbers[item]! < 0 ? 1 : 0))
  const kept = pick(interactions, marks, 0, 0)
  const { weights } = interactions
  return {
    ...kept,
    items: names.length,
    columns: kept.columns.map(item => numbers[item]!),
    ...(weights === undefined ? {} : { weights }),
  }
}
