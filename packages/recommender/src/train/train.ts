import { err, type Fault, ok, type Result } from '@candor/terms'
import { type Interactions, popularityOf } from '../chosen/interactions.ts'
import { createColumns, type Weights } from '../weights.ts'
import { withAttributes } from './attributes.ts'
import { denseWeights, solve, truncatedWeights } from './ease.ts'
import { type Shares, withFloor } from './floor.ts'
import { trainHeadTail } from './head-tail.ts'
import { memoryFault } from './memory.ts'
import { neighbourWeights } from './neighbours.ts'
import { type ModelName, type Parameters, parameterFault } from './parameters.ts'
import type { Step } from './step.ts'

/** What training gives: how many people chose each item, and what items say about each other (`popularity` has no such). */
export type Trained = {
  readonly name: ModelName
  readonly parameters: Parameters
  readonly items: number
  readonly popularity: Float64Array
  readonly weights?: Weights
}

/** Attributes of items, for items that nobody chose yet; see withAttributes. */
export type Attributes = { readonly itemsOf: readonly Int32Array[]; readonly alpha: number }

/**
 * Trains a model on who chose what, a step at a time. A fault names a parameter out of range, a catalogue too large for the
 * memory allowed (before any of it is taken) or a matrix without inverse. The same interactions give the same model, bit for bit.
 */
export function* train(
  name: ModelName,
  parameters: Parameters,
  people: Interactions,
  attributes?: Attributes,
): Generator<Step, Result<Trained, Fault>> {
  const { items } = people
  const fault = parameterFault(parameters) ?? memoryFault(name, items, parameters)
  if (fault) return err(fault)
  const trained = { name, parameters, items, popularity: popularityOf(people) }
  if (name === 'popularity') return ok(trained)
  const { itemsOf = [], alpha = 1 } = attributes ?? {}
  const all = itemsOf.length === 0 ? people : withAttributes(people, itemsOf, alpha)
  const weights = yield* weigh(name, parameters, all)
  if (!weights.ok) return weights
  const { floor } = parameters
  return ok({
    ...trained,
    weights: floor === undefined ? weights.value : withFloor(people, weights.value, floor, sharesOf(itemsOf, items)),
  })
}

function* weigh(
  name: ModelName,
  { lambda, p: dropout, neighbours, truncate, head }: Parameters,
  interactions: Interactions,
): Generator<Step, Result<Weights, Fault>> {
  const { items } = interactions
  const p = name === 'edlae' ? dropout : 0
  if (name === 'item-knn' || name === 'contextual') {
    const columns = createColumns(items, items * Math.min(items, neighbours))
    yield* neighbourWeights(interactions, { keep: neighbours }, columns)
    return ok(columns.rows())
  }
  if (head !== undefined && head < items)
    return yield* trainHeadTail(interactions, { lambda, p, head, neighbours, truncate: truncate ?? neighbours })
  const inverse = yield* solve(interactions, { lambda, p })
  if (!inverse.ok) return inverse
  if (truncate === undefined) return ok(yield* denseWeights(inverse.value))
  const columns = createColumns(items, items * Math.min(items, truncate))
  yield* truncatedWeights(inverse.value, truncate, columns)
  return ok(columns.rows())
}

function sharesOf(itemsOf: readonly Int32Array[], items: number): Shares {
  const attributesOf: number[][] = Array.from({ length: items }, () => [])
  itemsOf.forEach((of, number) => {
    for (const item of of) attributesOf[item]!.push(number)
  })
  return (a, b) => attributesOf[a]!.some(number => attributesOf[b]!.includes(number))
}
