import { err, type Fault, type Result } from '@candor/terms'
import { createBest } from '../best.ts'
import type { Interactions } from '../chosen/interactions.ts'
import { invert } from '../linear/invert.ts'
import { placeOf, readRow, type Tiled, tiled } from '../linear/tiles.ts'
import type { Columns, Weights } from '../weights.ts'
import { createCounter } from './cooccurrence.ts'
import type { Step } from './step.ts'

/** `lambda` is added to every diagonal entry of the Gram matrix, and `p / (1 - p)` times the entry itself; EASE has p = 0. */
export type Ridge = { readonly lambda: number; readonly p: number }

const often = 64

/**
 * The inverse P of X'X + lambda I + p/(1-p) diag(X'X), from which EASE (Steck, WWW 2019: p = 0) and the full-rank EDLAE
 * (Steck, NeurIPS 2020) take B[h, j] = -P[h, j] / P[j, j]. A fault where the matrix has no inverse, as with lambda 0 and two
 * items that the same people chose.
 */
export function* solve(interactions: Interactions, { lambda, p }: Ridge): Generator<Step, Result<Tiled, Fault>> {
  const { items } = interactions
  const matrix = tiled(items)
  const counter = createCounter(interactions)
  for (let j = 0; j < items; j++) {
    const { touched, counts } = counter.count(j, j)
    for (const i of touched) matrix.values[placeOf(j, i)] = counts[i]!
    const own = counts[j]!
    matrix.values[placeOf(j, j)] = own + lambda + (p / (1 - p)) * own
    if (j % often === 0) yield { stage: 'count', done: j, total: items }
  }
  const inverse = yield* invert(matrix)
  return inverse.ok ? inverse : err(singular(inverse.error.row))
}

const singular = (row: number): Fault => ({
  path: 'lambda',
  says: `is too small: at item number ${row} the matrix has no inverse. Give a larger one.`,
})

/** All weights. */
export function denseWeights(inverse: Tiled): Weights {
  const items = inverse.n
  const values = new Float64Array(items * items)
  const row = new Float64Array(items)
  const scale = Float64Array.from({ length: items }, (_, j) => -1 / inverse.values[placeOf(j, j)]!)
  for (let h = 0; h < items; h++) {
    readRow(inverse, h, row)
    const from = h * items
    for (let j = 0; j < items; j++) values[from + j] = row[j]! * scale[j]!
    values[from + h] = 0
  }
  return { kind: 'dense', items, values }
}

/** Per target the `keep` weights that are largest without their sign (ties: the lower id). `names` turns numbers of the matrix into items. */
export function* truncatedWeights(
  inverse: Tiled,
  keep: number,
  columns: Columns,
  names: (item: number) => number = item => item,
): Generator<Step, void> {
  const { n } = inverse
  const best = createBest(Math.min(keep, n))
  const row = new Float64Array(n)
  for (let j = 0; j < n; j++) {
    readRow(inverse, j, row)
    const scale = -1 / row[j]!
    for (let h = 0; h < n; h++) if (h !== j && row[h] !== 0) best.offer(h, Math.abs(row[h]!))
    const { ids } = best.take()
    columns.put(
      names(j),
      ids.map(names),
      Float64Array.from(ids, h => row[h]! * scale),
    )
    if (j % often === 0) yield { stage: 'weigh', done: j, total: n }
  }
}
