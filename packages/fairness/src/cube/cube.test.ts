import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { crossed, oneWay } from './cells.ts'
import { type Columns, countInto } from './count.ts'
import { type Cube, openCube } from './cube.ts'
import { countsOf, sumOf } from './group-counts.ts'
import { grown } from './grow.ts'

type Row = { readonly codes: readonly number[]; readonly decision: number; readonly outcome: number }

const kind = fc.constantFrom(0, 1, 2)
const rowsOf = (sizes: readonly number[]) =>
  fc.array(fc.record({ codes: fc.tuple(...sizes.map(size => fc.nat(size))), decision: kind, outcome: kind }), {
    maxLength: 80,
  })
const sizes = fc.array(fc.nat(5), { minLength: 1, maxLength: 4 })

const columnsOf = (rows: readonly Row[], attributes: number): Columns => ({
  groups: Array.from({ length: attributes }, (_, at) => Uint16Array.from(rows, row => row.codes[at]!)),
  decision: Uint8Array.from(rows, row => row.decision),
  outcome: Uint8Array.from(rows, row => row.outcome),
})

/** The slow way: look through all rows for each cell. */
function agrees(cube: Cube, rows: readonly Row[]): void {
  const counted = (mine: (row: Row) => boolean) =>
    Array.from({ length: 9 }, (_, at) => rows.filter(row => mine(row) && row.outcome * 3 + row.decision === at).length)
  for (const [a, size] of cube.sizes.entries()) {
    const ways = oneWay(cube, a)
    assert.equal(ways.length, size + 1)
    for (const [code, cells] of ways.entries())
      assert.deepEqual(
        [...cells],
        counted(row => row.codes[a] === code),
      )
    for (const [b, other] of cube.sizes.entries()) {
      if (b === a) continue
      const cells = crossed(cube, a, b)!
      for (let one = 0; one <= size; one++)
        for (let two = 0; two <= other; two++)
          assert.deepEqual(
            [...cells(one, two)],
            counted(row => row.codes[a] === one && row.codes[b] === two),
          )
    }
  }
}

test('the cube holds what looking through all rows finds, in one part or several', () => {
  const given = sizes.chain(sizes => fc.tuple(fc.constant(sizes), rowsOf(sizes), fc.nat(80)))
  fc.assert(
    fc.property(given, ([sizes, rows, cut]) => {
      const whole = countInto(openCube(sizes), columnsOf(rows, sizes.length))
      const first = countInto(openCube(sizes), columnsOf(rows.slice(0, cut), sizes.length))
      const parts = countInto(first, columnsOf(rows.slice(cut), sizes.length))
      assert.equal(whole.rows, rows.length)
      assert.deepEqual(parts, whole)
      agrees(whole, rows)
    }),
    { numRuns: 60 },
  )
})

test('a cube that grew holds the same', () => {
  const given = sizes.chain(sizes =>
    fc.tuple(fc.constant(sizes), rowsOf(sizes), fc.array(fc.nat(4), { minLength: 4, maxLength: 4 })),
  )
  fc.assert(
    fc.property(given, ([sizes, rows, more]) => {
      const cube = countInto(openCube(sizes), columnsOf(rows, sizes.length))
      agrees(
        grown(
          cube,
          sizes.map((size, at) => size + more[at]!),
        ),
        rows,
      )
    }),
    { numRuns: 60 },
  )
})

test('attributes too large to be crossed keep their own counts, also when they grew so large', () => {
  const rows = [0, 1, 2, 2].map(code => ({ codes: [code, 1], decision: 1, outcome: 2 }))
  const cube = grown(countInto(openCube([2, 1]), columnsOf(rows, 2)), [400, 400])
  assert.equal(crossed(cube, 0, 1), undefined)
  assert.deepEqual(
    oneWay(cube, 0)
      .slice(0, 3)
      .map(cells => countsOf(cells).selected),
    [1, 1, 2],
  )
  assert.equal(countsOf(oneWay(cube, 1)[1]!).n, 4)
  assert.throws(() => grown(cube, [1, 1]), RangeError)
})

test('many attributes are crossed as far as memory goes, and what was not crossed never comes back', () => {
  const wide = Array.from({ length: 12 }, () => 300)
  const cells = (cube: Cube) => cube.tables.reduce((all, { counts }) => all + counts.length, 0)
  const cube = openCube(wide)
  assert.ok(cells(cube) <= 9 * (1_000_000 + 12 * 301))
  const later = grown(cube, [100_000, ...wide.slice(1)])
  assert.ok(later.tables.every(table => table.other === undefined || crossed(cube, table.attribute, table.other)))
  assert.equal(oneWay(later, 0).length, 100_001)
})

test('counts beyond 2^32 stay exact', () => {
  let cube = countInto(openCube([1]), columnsOf([{ codes: [1], decision: 1, outcome: 0 }], 1))
  cube.tables[0]!.counts[9 + 1] = 2 ** 40 + 1
  cube = countInto(cube, columnsOf([{ codes: [1], decision: 1, outcome: 0 }], 1))
  assert.equal(countsOf(oneWay(cube, 0)[1]!).selected, 2 ** 40 + 2)
})

test('missing outcomes count for selection alone, missing decisions for nothing', () => {
  const rows = [
    { codes: [1], decision: 1, outcome: 2 },
    { codes: [1], decision: 0, outcome: 1 },
    { codes: [1], decision: 2, outcome: 1 },
  ]
  const counts = countsOf(oneWay(countInto(openCube([1]), columnsOf(rows, 1)), 0)[1]!)
  assert.deepEqual(counts, { n: 2, selected: 1, tp: 0, fp: 0, fn: 1, tn: 0, noOutcome: 1, noDecision: 1 })
  assert.deepEqual(sumOf([counts, counts]).n, 4)
  const without = countInto(openCube([1]), { groups: [Uint8Array.of(1)], decision: Uint8Array.of(1) })
  assert.equal(countsOf(oneWay(without, 0)[1]!).noOutcome, 1)
})

test('what the cube does not have is refused, and nothing is counted', () => {
  const cube = openCube([2])
  const columns = (code: number, decision = 1, outcome = 1): Columns => ({
    groups: [Uint16Array.of(code)],
    decision: Uint8Array.of(decision),
    outcome: Uint8Array.of(outcome),
  })
  for (const bad of [columns(3), columns(1, 3), columns(1, 1, 255), { groups: [], decision: Uint8Array.of(1) }])
    assert.throws(() => countInto(cube, bad), RangeError)
  for (const code of [3, 2 ** 31, 2 ** 32 - 1]) {
    const groups = [Uint32Array.of(code)]
    assert.throws(() => countInto(cube, { groups, decision: Uint8Array.of(1) }), RangeError)
    const pair = { groups: [Uint32Array.of(1), Uint32Array.of(code)], decision: Uint8Array.of(1) }
    assert.throws(() => countInto(openCube([2, 2]), pair), RangeError)
  }
  assert.throws(() => countInto(cube, { groups: [Uint16Array.of(1, 2)], decision: Uint8Array.of(1) }), RangeError)
  assert.throws(() => openCube([1.5]), RangeError)
  assert.ok(cube.tables.every(({ counts }) => counts.every(count => count === 0)))
})
