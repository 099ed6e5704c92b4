import { leastShown } from './hidden-groups.ts'

/** Two attributes crossed: how many people are in each cell, and which groups are hidden by themselves. */
export type Crossing = {
  readonly rows: number
  readonly columns: number
  n(row: number, column: number): number
  readonly hiddenRows: readonly boolean[]
  readonly hiddenColumns: readonly boolean[]
}

/** Looking for the cheapest way to protect costs cells × small cells; beyond this the whole table is withheld. */
const mostLooks = 50_000_000

/**
 * Which cells of two crossed attributes to hide; `'all'` where nothing less protects. Row sums and column sums are public, so each
 * cell of fewer than `least` people gets a rectangle of hidden cells: what is added in one corner is taken in the next, and all
 * sums stay, so the sums cannot tell which of the tables is the true one. The two corners beside the small cell hold `least` people or more
 * where there are such, so that the possible values span at least as many. Cells of hidden groups are hidden, empty cells never.
 */
export function hiddenCells(table: Crossing, least = leastShown): boolean[] | 'all' {
  const { rows, columns } = table
  const hidden = Array.from({ length: rows * columns }, (_, at) => {
    const [row, column] = [Math.floor(at / columns), at % columns]
    const n = table.n(row, column)
    return n > 0 && (n < least || table.hiddenRows[row]! || table.hiddenColumns[column]!)
  })
  const small = hidden.flatMap((is, at) => (is && isOpen(table, at) ? [at] : []))
  if (small.length * rows * columns > mostLooks) return 'all'
  for (const at of small) {
    const corners = rectangle(table, at, hidden, least) ?? rectangle(table, at, hidden, 1)
    if (corners === undefined) return 'all'
    for (const corner of corners) hidden[corner] = true
  }
  return hidden
}

/** In a row and a column that are shown. In others no sum is known. */
const isOpen = ({ columns, hiddenRows, hiddenColumns }: Crossing, at: number): boolean =>
  !hiddenRows[Math.floor(at / columns)] && !hiddenColumns[at % columns]

/** The other three corners of the rectangle at a cell that hides the fewest people more; `undefined` when there is none. */
function rectangle(table: Crossing, at: number, hidden: readonly boolean[], beside: number): number[] | undefined {
  const { rows, columns } = table
  const [row, column] = [Math.floor(at / columns), at % columns]
  let [best, found]: [number, number[] | undefined] = [Number.POSITIVE_INFINITY, undefined]
  for (let other = 0; other < rows; other++) {
    if (other === row || table.n(other, column) < beside) continue
    for (let next = 0; next < columns; next++) {
      if (next === column || table.n(row, next) < beside || table.n(other, next) < 1) continue
      const corners = [row * columns + next, other * columns + column, other * columns + next]
      const cost = corners.reduce(
        (all, corner) => all + (hidden[corner] ? 0 : table.n(Math.floor(corner / columns), corner % columns)),
        0,
      )
      if (cost < best) [best, found] = [cost, corners]
      if (best === 0) return found
    }
  }
  return found
}
