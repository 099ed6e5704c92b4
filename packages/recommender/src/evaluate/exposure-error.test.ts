import assert from 'node:assert/strict'
import { test } from 'node:test'
import { seeded } from '../testing/draw.ts'
import { exposureError } from './exposure-error.ts'
import type { FoldResult } from './fold.ts'
import { studentPoint } from './interval.ts'

const items = 60
const length = 5
const random = seeded(4)

function fold(users: number[]): FoldResult {
  const lists = users.flatMap(() => {
    const list = new Set<number>()
    while (list.size < length) list.add(Math.floor(items * random() ** 2))
    return [...list]
  })
  return {
    users: Int32Array.from(users),
    measures: new Float64Array(0),
    lists: Int32Array.from(lists),
    withoutHistory: 0,
  }
}

const everybody = Array.from({ length: 40 }, (_, user) => user)
const folds = [fold(everybody), fold(everybody.filter(user => user % 3 > 0))]

/** Counts by going through all lists, then the textbook formulas. */
function plain(users: readonly number[]): { coverage: number; gini: number } {
  const each = folds.map(({ users: all, lists }) => {
    const counts = Array.from({ length: items }, () => 0)
    all.forEach((user, at) => {
      if (users.includes(user)) for (const item of lists.subarray(at * length, (at + 1) * length)) counts[item]!++
    })
    const apart = counts.flatMap(a => counts.map(b => Math.abs(a - b))).reduce((a, b) => a + b, 0)
    const sum = counts.reduce((a, b) => a + b, 0)
    return { coverage: counts.filter(count => count > 0).length / items, gini: apart / (2 * items * sum) }
  })
  const mean = (of: (one: (typeof each)[number]) => number) => each.reduce((s, one) => s + of(one), 0) / each.length
  return { coverage: mean(one => one.coverage), gini: mean(one => one.gini) }
}

for (const [name, belongs] of [
  ['everybody', () => true],
  ['a group', (user: number) => user < 25],
] as const)
  test(`${name}: the error is the one of leaving each person out and counting anew`, () => {
    const users = everybody.filter(belongs)
    const left = users.map(gone => plain(users.filter(user => user !== gone)))
    const error = (of: (one: { coverage: number; gini: number }) => number) => {
      const mean = left.reduce((sum, one) => sum + of(one), 0) / left.length
      const squares = left.reduce((sum, one) => sum + (of(one) - mean) ** 2, 0)
      return studentPoint(users.length - 1) * Math.sqrt(((users.length - 1) / users.length) * squares)
    }
    const found = exposureError(folds, items, belongs)!
    assert.ok(Math.abs(found.coverage - error(one => one.coverage)) < 1e-12)
    assert.ok(Math.abs(found.gini - error(one => one.gini)) < 1e-12)
    assert.ok(found.gini > 0.005)
  })

test('of one person, or of nobody, nothing is said', () => {
  assert.equal(
    exposureError(folds, items, user => user === 3),
    undefined,
  )
  assert.equal(
    exposureError(folds, items, () => false),
    undefined,
  )
})
