import { err, type Fault, ok, type Result } from '@candor/terms'
import { type Interactions, transpose } from '../chosen/interactions.ts'
import { invert } from '../linear/invert.ts'
import { placeOf, readRow, type Tiled, tiled } from '../linear/tiles.ts'
import { createCounter } from './cooccurrence.ts'
import type { Inverse } from './inverse.ts'
import type { Step } from './step.ts'

/** 1 - leverage of an item is at least this, so that the difference P[i, i] rests on keeps ten digits. */
const leastRest = 1e-6
/** More people than this part of the items would need more memory than the other way. */
const mostPeople = 0.4
/** What adding a row costs beside a flop in a product of tiles. */
const rowCost = 4
const often = 64

/** Whether the inverse is had with less work over people, and without losing digits. */
export function isCheaperByPeople(interactions: Interactions, gram: Float64Array, ridge: Float64Array): boolean {
  const people = activeRows(interactions).users
  const { items, columns } = interactions
  const byPeople = people ** 3 + rowCost * columns.length * (items + people)
  return (
    people <= mostPeople * items && byPeople < items ** 3 && ridge.every((own, i) => own > leastRest * (gram[i]! + own))
  )
}

/**
 * The inverse of X'WX + D by the identity of Woodbury: D⁻¹ - D⁻¹ X' K⁻¹ X D⁻¹ with K = W⁻¹ + X D⁻¹ X', a matrix over people. X stays
 * sparse, so beside K's inverse it costs one row of numbers for every interaction. Exact like the other way.
 */
export function* solveByPeople(all: Interactions, ridge: Float64Array): Generator<Step, Result<Inverse, Fault>> {
  const rows = activeRows(all)
  const kernel = tiled(rows.users)
  const counter = createCounter({ ...transpose(rows), weights: ridge.map(own => 1 / own) })
  for (let u = 0; u < rows.users; u++) {
    const { touched, counts } = counter.count(u, u)
    for (const v of touched) kernel.values[placeOf(u, v)] = counts[v]!
    kernel.values[placeOf(u, u)]! += rows.weights === undefined ? 1 : 1 / rows.weights[u]!
    if (u % often === 0) yield { stage: 'count', done: u, total: rows.users }
  }
  const inverse = yield* invert(kernel)
  if (!inverse.ok) return err({ path: 'lambda', says: 'is too small for a matrix over people. Give a larger one.' })
  const byItem = transpose(rows)
  const spread = spreadOf(inverse.value, rows, ridge)
  const readInverse = (i: number, row: Float64Array): void => {
    row.fill(0)
    for (let at = byItem.starts[i]!; at < byItem.starts[i + 1]!; at++)
      addSpread(row, spread, byItem.columns[at]!, -1 / ridge[i]!)
    row[i]! += 1 / ridge[i]!
  }
  return ok({ items: all.items, diagonal: ownOf(byItem, spread, ridge), readRow: readInverse })
}

/** K⁻¹ X D⁻¹, people down and items across. */
function spreadOf(inverse: Tiled, rows: Interactions, ridge: Float64Array): Float64Array {
  const { users, items, starts, columns } = rows
  const spread = new Float64Array(users * items)
  const row = new Float64Array(users)
  for (let u = 0; u < users; u++) {
    readRow(inverse, u, row)
    const to = spread.subarray(u * items, (u + 1) * items)
    for (let v = 0; v < users; v++) {
      const value = row[v]!
      for (let at = starts[v]!; at < starts[v + 1]!; at++) to[columns[at]!]! += value
    }
    for (let i = 0; i < items; i++) to[i]! /= ridge[i]!
  }
  return spread
}

function addSpread(row: Float64Array, spread: Float64Array, person: number, times: number): void {
  const from = person * row.length
  for (let j = 0; j < row.length; j++) row[j]! += times * spread[from + j]!
}

/** P[i, i] alone, without its row. */
const ownOf = (byItem: Interactions, spread: Float64Array, ridge: Float64Array): Float64Array =>
  ridge.map((own, i) => {
    let sum = 0
    for (let at = byItem.starts[i]!; at < byItem.starts[i + 1]!; at++)
      sum += spread[byItem.columns[at]! * ridge.length + i]!
    return (1 - sum) / own
  })

/** The people who chose anything. */
function activeRows({ users, items, starts, columns, weights }: Interactions): Interactions {
  const active = Int32Array.from({ length: users }, (_, user) => user).filter(user => starts[user]! < starts[user + 1]!)
  return {
    users: active.length,
    items,
    starts: Int32Array.from({ length: active.length + 1 }, (_, at) =>
      at === active.length ? columns.length : starts[active[at]!]!,
    ),
    columns,
    ...(weights === undefined ? {} : { weights: Float64Array.from(active, user => weights[user]!) }),
  }
}
