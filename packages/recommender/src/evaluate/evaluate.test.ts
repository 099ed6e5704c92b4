import assert from 'node:assert/strict'
import { test } from 'node:test'
import { drawn, seeded } from '../testing/draw.ts'
import { naiveEvaluation } from '../testing/naive-evaluation.ts'
import { defaults, type ModelName } from '../train/parameters.ts'
import { finish } from '../train/step.ts'
import { evaluateFold, type FoldResult, foldTask } from './fold.ts'
import { studentPoint } from './interval.ts'
import { measureNames } from './measures.ts'
import { foldsOf, type Named, type Protocol, splitOf } from './split.ts'
import { exposureOf, summariseFolds } from './summary.ts'

const hash = (text: string): number => {
  let value = 0x811c9dc5n
  for (const letter of text) value = ((value ^ BigInt(letter.charCodeAt(0))) * 0x01000193n) & 0xffffffffn
  return Number(value)
}

const parameters = { ...defaults, lambda: 12, p: 0.3, neighbours: 9 }
const interactions = drawn(60, 45, 14, seeded(9))
const named: Named = {
  interactions,
  users: Array.from({ length: 60 }, (_, user) => String(user)),
  items: Array.from({ length: 45 }, (_, item) => String(item)),
}
const pairs = Array.from({ length: 60 }, (_, user) =>
  [...interactions.columns.subarray(interactions.starts[user], interactions.starts[user + 1])].map(
    item => [user, item] as const,
  ),
).flat()

function evaluated(protocol: Protocol, name: ModelName, before?: number): FoldResult[] {
  return Array.from({ length: foldsOf(protocol) }, (_, fold) => {
    const result = finish(evaluateFold(foldTask(named, splitOf(protocol, named, fold, before), { name, parameters })))
    assert.ok(result.ok)
    return result.value
  })
}

for (const protocol of ['B', 'D'] as const)
  for (const name of ['popularity', 'item-knn', 'ease', 'edlae'] as const)
    test(`${protocol}, ${name}: the figures are those of the plainest code`, () => {
      const expected = naiveEvaluation(protocol, pairs, { users: 60, items: 45 }, hash, name, parameters)
      const folds = evaluated(protocol, name)
      const { measures } = summariseFolds(folds)
      assert.ok(Math.abs(measures.get('recall@20')!.value - expected.recall20) < 1e-12)
      assert.ok(Math.abs(measures.get('ndcg@10')!.value - expected.ndcg10) < 1e-12)
      const coverage = folds.map(fold => exposureOf(fold, 45).filter(count => count > 0).length / 45)
      assert.ok(Math.abs(coverage.reduce((a, b) => a + b, 0) / 5 - expected.coverage20) < 1e-12)
      assert.ok(expected.recall20 > 0.2)
    })

test('C tries every user once, time those with something after the moment; the contextual model goes by the last item', () => {
  assert.equal(evaluated('C', 'contextual')[0]!.users.length, 60)
  const [after] = evaluated('time', 'contextual', 990)
  assert.ok(after!.users.length > 0 && after!.users.length < 60)
})

test('users of whom nothing is known get the lowest ids of a personal model, and are counted', () => {
  const [fold] = evaluated('time', 'ease', 0)
  assert.equal(fold!.withoutHistory, fold!.users.length)
  assert.deepEqual(
    [...fold!.lists.subarray(0, 20)],
    Array.from({ length: 20 }, (_, item) => item),
  )
})

const fold = (users: number[], values: number[]): FoldResult => {
  const measures = new Float64Array(users.length * measureNames.length).fill(Number.NaN)
  values.forEach((value, at) => {
    measures[at * measureNames.length] = value
  })
  return { users: Int32Array.from(users), measures, lists: new Int32Array(0), withoutHistory: 0 }
}

test('the mean is over the users of a fold, then over folds; the interval counts a person once', () => {
  const { users, measures } = summariseFolds([fold([0, 1, 2], [0, 1, 0.5]), fold([0, 3], [0.2, 0.6])])
  assert.equal(users, 4)
  const { value, interval, users: people } = measures.get(measureNames[0]!)!
  assert.equal(value, (0.5 + 0.4) / 2)
  assert.equal(people, 4)
  const parts = [(0 - 0.5) / 6 + (0.2 - 0.4) / 4, (1 - 0.5) / 6, 0, (0.6 - 0.4) / 4]
  const error = Math.sqrt((parts.reduce((sum, part) => sum + part * part, 0) * 4) / 3)
  assert.ok(Math.abs(interval![1] - value - studentPoint(3) * error) < 1e-15)
  assert.equal(measures.has(measureNames[1]!), false)
})

test('a measure of one user has no interval, and a group without users has no measure', () => {
  const folds = [fold([0, 1], [0.5, Number.NaN])]
  assert.deepEqual(summariseFolds(folds).measures.get(measureNames[0]!), { value: 0.5, users: 1 })
  assert.equal(summariseFolds(folds, () => false).measures.size, 0)
})

test("the points of Student's t are those of the tables", () => {
  for (const [freedom, point] of [
    [5, 2.5706],
    [9, 2.2622],
    [30, 2.0423],
    [1e9, 1.96],
  ] as const)
    assert.ok(Math.abs(studentPoint(freedom) - point) < 6e-4, `${freedom}: ${studentPoint(freedom)}`)
})
