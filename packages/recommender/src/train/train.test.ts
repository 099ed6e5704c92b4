import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Interactions } from '../chosen/interactions.ts'
import { drawn, fromRows, seeded } from '../testing/draw.ts'
import { naiveEase, naiveGram } from '../testing/naive.ts'
import { type Weights, weightAt } from '../weights.ts'
import { isCheaperByPeople } from './ease-by-people.ts'
import { defaults, type ModelName, type Parameters } from './parameters.ts'
import { finish } from './step.ts'
import { type Attributes, train } from './train.ts'

const binaryRows = fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 9 })).chain(([users, items]) =>
  fc.array(fc.array(fc.constantFrom(0, 1), { minLength: items, maxLength: items }), {
    minLength: users,
    maxLength: users,
  }),
)

function weightsOf(
  name: ModelName,
  people: Interactions,
  more: Partial<Parameters> = {},
  attributes?: Attributes,
): number[][] {
  const trained = finish(train(name, { ...defaults, ...more }, people, attributes))
  assert.ok(trained.ok, JSON.stringify(trained))
  return asRows(trained.value.weights!)
}

const asRows = (weights: Weights): number[][] =>
  Array.from({ length: weights.items }, (_, h) =>
    Array.from({ length: weights.items }, (_, j) => weightAt(weights, h, j)),
  )

function near(found: number[][], expected: number[][], within = 1e-9): void {
  found.forEach((row, h) => {
    row.forEach((value, j) => {
      assert.ok(Math.abs(value - expected[h]![j]!) <= within, `${h} to ${j}: ${value}, not ${expected[h]![j]}`)
    })
  })
}

test('EASE and EDLAE are always those of the plain dense solution', () => {
  const lambdas = fc.double({ min: 0.1, max: 500, noNaN: true })
  fc.assert(
    fc.property(binaryRows, lambdas, fc.double({ min: 0, max: 0.9, noNaN: true }), (rows, lambda, p) => {
      near(weightsOf('ease', fromRows(rows), { lambda }), naiveEase(rows, lambda))
      near(weightsOf('edlae', fromRows(rows), { lambda, p }), naiveEase(rows, lambda, p))
    }),
  )
})

test('over several tiles they are as well', () => {
  const people = drawn(400, 150, 12, seeded(7))
  const rows = Array.from({ length: people.users }, (_, user) => {
    const row = new Array<number>(people.items).fill(0)
    for (const item of people.columns.subarray(people.starts[user], people.starts[user + 1])) row[item] = 1
    return row
  })
  near(weightsOf('ease', people, { lambda: 20 }), naiveEase(rows, 20))
  near(weightsOf('edlae', people, { lambda: 200, p: 0.5 }), naiveEase(rows, 200, 0.5))
})

test('with fewer people than items, and with attributes besides, they are as well', () => {
  const people = drawn(40, 150, 12, seeded(17))
  const rows = Array.from({ length: people.users }, (_, user) => {
    const row = new Array<number>(people.items).fill(0)
    for (const item of people.columns.subarray(people.starts[user], people.starts[user + 1])) row[item] = 1
    return row
  })
  assert.ok(isCheaperByPeople(people, new Float64Array(150), new Float64Array(150).fill(1)))
  near(weightsOf('ease', people, { lambda: 0.5 }), naiveEase(rows, 0.5))
  near(weightsOf('edlae', people, { lambda: 200, p: 0.5 }), naiveEase(rows, 200, 0.5))
  const itemsOf = [Int32Array.of(0, 2, 149), Int32Array.of(1, 148)]
  const stacked = itemsOf.map(of => rows[0]!.map((_, item) => (of.includes(item) ? Math.sqrt(0.7) : 0)))
  near(weightsOf('ease', people, { lambda: 3 }, { itemsOf, alpha: 0.7 }), naiveEase([...rows, ...stacked], 3))
  const truncated = weightsOf('ease', people, { lambda: 0.5, truncate: 150 })
  near(truncated, naiveEase(rows, 0.5))
})

test('two items by hand: EASE of the pair (1,1), (1,0) with lambda 1', () => {
  // X'X + I = [[3, 1], [1, 2]], its inverse [[2, -1], [-1, 3]] / 5.
  near(
    weightsOf(
      'ease',
      fromRows([
        [1, 1],
        [1, 0],
      ]),
      { lambda: 1 },
    ),
    [
      [0, 1 / 3],
      [1 / 2, 0],
    ],
  )
})

test('nearest neighbours are always the largest cosines of each target, of equal ones the lower id', () => {
  fc.assert(
    fc.property(binaryRows, fc.integer({ min: 1, max: 4 }), (rows, neighbours) => {
      const gram = naiveGram(rows)
      const cosine = (h: number, j: number) =>
        h === j || gram[h]![j] === 0 ? 0 : gram[h]![j]! / Math.sqrt(gram[h]![h]! * gram[j]![j]!)
      const expected = gram.map((row, h) =>
        row.map((_, j) => {
          const order = gram.map((_, i) => i).toSorted((a, b) => cosine(b, j) - cosine(a, j) || a - b)
          return order
            .filter(i => i !== j)
            .slice(0, neighbours)
            .includes(h)
            ? cosine(h, j)
            : 0
        }),
      )
      near(weightsOf('item-knn', fromRows(rows), { neighbours }), expected, 0)
    }),
  )
})

test('truncation keeps the largest weights of each target as they were, whatever their sign', () => {
  const people = drawn(300, 90, 10, seeded(3))
  const all = weightsOf('ease', people, { lambda: 5 })
  const some = weightsOf('ease', people, { lambda: 5, truncate: 7 })
  let against = 0
  for (let j = 0; j < 90; j++) {
    const kept = some.flatMap((row, h) => (row[j] === 0 ? [] : [h]))
    const largest = all.map((row, h) => ({ h, size: Math.abs(row[j]!) })).toSorted((a, b) => b.size - a.size)
    assert.deepEqual(
      kept,
      largest
        .slice(0, 7)
        .map(({ h }) => h)
        .toSorted((a, b) => a - b),
    )
    for (const h of kept) assert.equal(some[h]![j], all[h]![j])
    against += kept.filter(h => some[h]![j]! < 0).length
  }
  assert.ok(against > 0)
})

test('an item nobody chose has weights to nothing and from nothing, and is no number that pretends', () => {
  const rows = [
    [1, 1, 0],
    [1, 0, 0],
    [0, 1, 0],
  ]
  for (const name of ['item-knn', 'ease', 'edlae'] as const) {
    const weights = weightsOf(name, fromRows(rows), { lambda: 1 })
    assert.ok(weights.flat().every(Number.isFinite))
    assert.deepEqual(
      [weights[2], weights.map(row => row[2] === 0)],
      [[0, 0, 0].map(() => weights[2]![0]), [true, true, true]],
    )
  }
})

test('attributes reach an item nobody chose, as the stacked matrix does', () => {
  const rows = [
    [1, 1, 0],
    [1, 0, 0],
    [0, 1, 0],
    [1, 1, 0],
  ]
  const itemsOf = [Int32Array.of(0, 2), Int32Array.of(1)]
  const weights = weightsOf('ease', fromRows(rows), { lambda: 1 }, { itemsOf, alpha: 0.25 })
  near(weights, naiveEase([...rows, [0.5, 0, 0.5], [0, 0.5, 0]], 1))
  assert.ok(weights[0]![2]! > 0)
})

test('the floor leaves no weight between items that fewer people chose together, unless they share an attribute', () => {
  const people = drawn(60, 20, 6, seeded(11))
  const together = naiveGram(
    Array.from({ length: 60 }, (_, user) => {
      const row = new Array<number>(20).fill(0)
      for (const item of people.columns.subarray(people.starts[user], people.starts[user + 1])) row[item] = 1
      return row
    }),
  )
  const attributes = { itemsOf: [Int32Array.of(17, 18, 19)], alpha: 1 }
  for (const name of ['item-knn', 'ease', 'edlae'] as const) {
    const open = weightsOf(name, people, { lambda: 5 }, attributes)
    const floored = weightsOf(name, people, { lambda: 5, floor: 5 }, attributes)
    floored.forEach((row, h) => {
      row.forEach((value, j) => {
        assert.equal(value, together[h]![j]! >= 5 || (h > 16 && j > 16) ? open[h]![j] : 0)
      })
    })
  }
})

test('a head of popular items gets EASE, the tail neighbours, and the sum of a tail column is 1', () => {
  const people = drawn(500, 80, 9, seeded(5))
  const counts = Array.from({ length: 80 }, (_, item) => people.columns.filter(each => each === item).length)
  const order = counts.map((_, item) => item).toSorted((a, b) => counts[b]! - counts[a]! || a - b)
  const isHead = new Set(order.slice(0, 30))
  const rows = Array.from({ length: people.users }, (_, user) => {
    const row = new Array<number>(80).fill(0)
    for (const item of people.columns.subarray(people.starts[user], people.starts[user + 1])) row[item] = 1
    return row
  })
  const head = [...isHead].toSorted((a, b) => a - b)
  const expected = naiveEase(
    rows.map(row => head.map(item => row[item]!)),
    50,
  )
  const weights = weightsOf('ease', people, { lambda: 50, head: 30, truncate: 30, neighbours: 10 })
  for (let j = 0; j < 80; j++) {
    const column = weights.map(row => row[j]!)
    if (isHead.has(j)) near([head.map(h => column[h]!)], [expected.map(row => row[head.indexOf(j)]!)])
    else if (counts[j]! > 0) assert.ok(Math.abs(column.reduce((a, b) => a + b, 0) - 1) < 1e-12)
  }
})

test('bad parameters, a catalogue too large and a matrix without inverse are named', () => {
  const people = fromRows([
    [1, 1],
    [1, 1],
  ])
  const says = (more: Partial<Parameters>, of: Interactions = people) => {
    const trained = finish(train('edlae', { ...defaults, ...more }, of))
    return trained.ok ? 'trained' : `${trained.error.path} ${trained.error.says}`
  }
  assert.match(says({ lambda: Number.NaN }), /^lambda must/)
  assert.match(says({ p: 1 }), /^p must/)
  assert.match(says({ truncate: 0 }), /^truncate must/)
  assert.match(says({ lambda: 0, p: 0 }), /^lambda is too small/)
  const huge = { users: 0, items: 50_000, starts: new Int32Array(1), columns: new Int32Array(0) }
  assert.match(says({}, huge), /^items are too many: edlae of 50000 items takes \d+ MiB, and 2048 are allowed/)
})

test('training can be stopped between two steps', () => {
  const work = train('ease', defaults, drawn(50, 200, 4, seeded(1)))
  assert.equal(work.next().done, false)
  assert.deepEqual(work.return({ ok: false, error: { path: '', says: 'stopped' } }).done, true)
  assert.equal(work.next().done, true)
})
