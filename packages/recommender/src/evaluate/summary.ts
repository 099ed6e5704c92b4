import type { FoldResult } from './fold.ts'
import { studentPoint } from './interval.ts'
import { measureNames } from './measures.ts'

/** A measure over users: the mean over those of each fold, then over folds, and its interval of 95 %. */
export type Measured = {
  readonly value: number
  /** How many different users it rests on. */
  readonly users: number
  /** Absent for fewer than two users. */
  readonly interval?: readonly [low: number, high: number]
}

/** Every measure by name; those that cannot be said of anybody are left out. */
export type Summary = { readonly users: number; readonly measures: ReadonlyMap<string, Measured> }

type Belongs = (user: number) => boolean

/**
 * Means over the users of a group (absent: all). The interval takes people as drawn, each with all folds in which it has
 * something to be found: the standard error is that of the sum of a person's parts. It says nothing of other data or other splits.
 */
export function summariseFolds(folds: readonly FoldResult[], belongs: Belongs = () => true): Summary {
  const users = new Set(folds.flatMap(fold => Array.from(fold.users.filter(belongs))))
  const measures = new Map<string, Measured>()
  measureNames.forEach((name, number) => {
    const measured = measureOne(folds, number, belongs)
    if (measured) measures.set(name, measured)
  })
  return { users: users.size, measures }
}

function measureOne(folds: readonly FoldResult[], number: number, belongs: Belongs): Measured | undefined {
  const columns = folds.map(fold => columnOf(fold, number, belongs)).filter(column => column.values.length > 0)
  if (columns.length === 0) return undefined
  const parts = new Map<number, number>()
  let value = 0
  for (const { users, values } of columns) {
    const mean = values.reduce((sum, each) => sum + each, 0) / values.length
    value += mean / columns.length
    users.forEach((user, at) => {
      parts.set(user, (parts.get(user) ?? 0) + (values[at]! - mean) / (values.length * columns.length))
    })
  }
  const n = parts.size
  if (n < 2) return { value, users: n }
  let squares = 0
  for (const part of parts.values()) squares += part * part
  const half = studentPoint(n - 1) * Math.sqrt((squares * n) / (n - 1))
  return { value, users: n, interval: [value - half, value + half] }
}

function columnOf({ users, measures }: FoldResult, number: number, belongs: Belongs) {
  const rows = Array.from(users, (user, at) => ({ user, value: measures[at * measureNames.length + number]! }))
  const kept = rows.filter(({ user, value }) => belongs(user) && !Number.isNaN(value))
  return { users: kept.map(({ user }) => user), values: kept.map(({ value }) => value) }
}

/** In how many of the lists of 20 each item stands, of the users of a group. */
export function exposureOf({ users, lists }: FoldResult, items: number, belongs: Belongs = () => true): Float64Array {
  const counts = new Float64Array(items)
  const length = users.length === 0 ? 0 : lists.length / users.length
  users.forEach((user, at) => {
    if (!belongs(user)) return
    for (const item of lists.subarray(at * length, (at + 1) * length)) if (item >= 0) counts[item]!++
  })
  return counts
}
