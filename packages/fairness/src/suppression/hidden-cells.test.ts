import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { determined } from '../testing/solve.ts'
import { hiddenCells } from './hidden-cells.ts'
import { hiddenGroups } from './hidden-groups.ts'

type Grid = readonly (readonly number[])[]

const cell = fc.oneof(fc.constant(0), fc.nat(12), fc.nat(400))
const grids = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }))
  .chain(([rows, columns]) =>
    fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }),
  )

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0)

function suppressed(grid: Grid) {
  const [rows, columns] = [grid.length, grid[0]!.length]
  const rowSums = grid.map(sum)
  const columnSums = grid[0]!.map((_, column) => sum(grid.map(row => row[column]!)))
  const [hiddenRows, hiddenColumns] = [hiddenGroups(rowSums), hiddenGroups(columnSums)]
  const n = (row: number, column: number): number => grid[row]![column]!
  return {
    rows,
    columns,
    hiddenRows,
    hiddenColumns,
    n,
    hidden: hiddenCells({ rows, columns, n, hiddenRows, hiddenColumns }),
  }
}

/**
 * The adversary: knows every shown cell and sum, that combinations which are not listed are empty, and how sums are made. Unknown are
 * hidden cells, all cells of hidden groups, and the sums of hidden groups.
 */
function workedOut({ rows, columns, hiddenRows, hiddenColumns, n, hidden }: ReturnType<typeof suppressed>): string[] {
  const unknowns: string[] = []
  const isHidden = (row: number, column: number): boolean =>
    hiddenRows[row]! || hiddenColumns[column]! || hidden === 'all' || hidden[row * columns + column]!
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) if (isHidden(row, column)) unknowns.push(`${row},${column}`)
  for (const [row, is] of hiddenRows.entries()) if (is) unknowns.push(`row ${row}`)
  for (const [column, is] of hiddenColumns.entries()) if (is) unknowns.push(`column ${column}`)
  const equation = (ones: readonly string[], minus?: string): number[] =>
    unknowns.map(name => (ones.includes(name) ? 1 : name === minus ? -1 : 0))
  const range = (length: number) => Array.from({ length }, (_, at) => at)
  const equations = [
    ...range(rows).map(row =>
      equation(
        range(columns).map(column => `${row},${column}`),
        `row ${row}`,
      ),
    ),
    ...range(columns).map(column =>
      equation(
        range(rows).map(row => `${row},${column}`),
        `column ${column}`,
      ),
    ),
    equation(range(rows).map(row => `row ${row}`)),
    equation(range(columns).map(column => `column ${column}`)),
  ]
  const fixed = determined(equations, unknowns.length)
  return unknowns.filter((name, at) => {
    const [row, column] = name.split(',').map(Number)
    const small = column !== undefined && n(row!, column) > 0 && n(row!, column) < 10
    return small && fixed[at]
  })
}

test('no small cell is shown, and none can be worked out from the sums', () => {
  fc.assert(
    fc.property(grids, grid => {
      const table = suppressed(grid)
      if (table.hidden !== 'all')
        for (const [at, is] of table.hidden.entries()) {
          const people = table.n(Math.floor(at / table.columns), at % table.columns)
          assert.ok(is || people === 0 || people >= 10)
        }
      // The total is told, also when it is that of fewer than ten people.
      if (sum(grid.flat()) >= 10) assert.deepEqual(workedOut(table), [])
    }),
    { numRuns: 3_000 },
  )
})

test('every small cell in shown groups could hold another number with the same sums', () => {
  fc.assert(
    fc.property(grids, grid => {
      const { rows, columns, hiddenRows, hiddenColumns, n, hidden } = suppressed(grid)
      if (hidden === 'all') return
      const isHidden = (row: number, column: number): boolean => hidden[row * columns + column]!
      for (let row = 0; row < rows; row++)
        for (let column = 0; column < columns; column++) {
          if (n(row, column) === 0 || n(row, column) >= 10 || hiddenRows[row] || hiddenColumns[column]) continue
          const moves = grid.some((_, other) =>
            grid[0]!.some(
              (_, next) =>
                other !== row &&
                next !== column &&
                isHidden(other, next) &&
                isHidden(row, next) &&
                isHidden(other, column) &&
                n(row, next) > 0 &&
                n(other, column) > 0,
            ),
          )
          assert.ok(moves)
        }
    }),
    { numRuns: 2_000 },
  )
})

test('the cheapest rectangle is hidden, and nothing where all are large', () => {
  const table = suppressed([
    [3, 50, 400],
    [60, 40, 300],
    [500, 600, 700],
  ])
  assert.deepEqual(
    (table.hidden as boolean[]).flatMap((is, at) => (is ? [at] : [])),
    [0, 1, 3, 4],
  )
  assert.ok(
    (
      suppressed([
        [20, 30],
        [40, 50],
      ]).hidden as boolean[]
    ).every(is => !is),
  )
})

test('where no rectangle can be made nothing of the table is shown', () => {
  const table = [
    [3, 50, 0],
    [0, 30, 60],
    [20, 0, 40],
  ]
  assert.equal(suppressed(table).hidden, 'all')
})
