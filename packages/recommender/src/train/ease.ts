import { err, type Fault, ok, type Result } from '@candor/terms'
import { createBest } from '../best.ts'
import type { Interactions } from '../chosen/interactions.ts'
import { invert } from '../linear/invert.ts'
import { placeOf, readRow, tiled } from '../linear/tiles.ts'
import type { Columns, Weights } from '../weights.ts'
import { createCounter, diagonalOf } from './cooccurrence.ts'
import { isCheaperByPeople, solveByPeople } from './ease-by-people.ts'
import type { Inverse } from './inverse.ts'
import type { Step } from './step.ts'

/** `lambda` is added to every diagonal entry of the Gram matrix, and `p / (1 - p)` times the entry itself; EASE has p = 0. */
export type Ridge = { readonly lambda: number; readonly p: number }

const often = 64

/**
 * The inverse P of X'X + D with D = lambda I + p/(1-p) diag(X'X), from which EASE (Steck, WWW 2019: p = 0) and the full-rank
 * EDLAE (Steck, NeurIPS 2020) take B[h, j] = -P[h, j] / P[j, j]. With fewer people than items it is had from a matrix over people
 * instead. A fault where there is no inverse, as with lambda 0 and two items that the same people chose.
 */
export function* solve(interactions: Interactions, { lambda, p }: Ridge): Generator<Step, Result<Inverse, Fault>> {
  const gram = diagonalOf(interactions)
  const ridge = gram.map(own => lambda + (p / (1 - p)) * own)
  if (isCheaperByPeople(interactions, gram, ridge)) return yield* solveByPeople(interactions, ridge)
  const { items } = interactions
  const matrix = tiled(items)
  const counter = createCounter(interactions)
  for (let j = 0; j < items; j++) {
    const { touched, counts } = counter.count(j, j)
    for (const i of touched) matrix.values[placeOf(j, i)] = counts[i]!
    matrix.values[placeOf(j, j)] = counts[j]! + ridge[j]!
    if (j % often === 0) yield { stage: 'count', done: j, total: items }
  }
  const inverse = yield* invert(matrix)
  if (!inverse.ok) return err(singular(inverse.error.row))
  return ok({
    items,
    diagonal: Float64Array.from({ length: items }, (_, j) => matrix.values[placeOf(j, j)]!),
    readRow: (i, row) => readRow(matrix, i, row),
  })
}

const singular = (row: number): Fault => ({
  path: 'lambda',
  says: `is too small: at item number ${row} the matrix has no inverse. Give a larger one.`,
})

/** All weights. */
export function* denseWeights({ items, diagonal, readRow: read }: Inverse): Generator<Step, Weights> {
  const values = new Float64Array(items * items)
  const scale = diagonal.map(own => -1 / own)
  for (let h = 0; h < items; h++) {
    const row = values.subarray(h * items, (h + 1) * items)
    read(h, row)
    for (let j = 0; j < items; j++) row[j]! *= scale[j]!
    row[h] = 0
    if (h % often === 0) yield { stage: 'weigh', done: h, total: items }
  }
  return { kind: 'dense', items, values }
}

/**
 * Per target the `keep` weights that are largest without their sign (ties: the lower id). `names` turns numbers of the matrix
 * into items.
 */
export function* truncatedWeights(
  { items, diagonal, readRow: read }: Inverse,
  keep: number,
  columns: Columns,
  names: (item: number) => number = item => item,
): Generator<Step, void> {
  const best = createBest(Math.min(keep, items))
  const row = new Float64Array(items)
  for (let j = 0; j < items; j++) {
    read(j, row)
    const scale = -1 / diagonal[j]!
    for (let h = 0; h < items; h++) if (h !== j && row[h] !== 0) best.offer(h, Math.abs(row[h]!))
    const { ids } = best.take()
    columns.put(
      names(j),
      ids.map(names),
      Float64Array.from(ids, h => row[h]! * scale),
    )
    if (j % often === 0) yield { stage: 'weigh', done: j, total: items }
  }
}
