import { oneWay } from './cells.ts'
import { type Cube, cellSize, openCube, type Table } from './cube.ts'

/** The same counts in a cube with room for more groups. What may no longer be crossed keeps its two tables of one attribute. */
export function grown(cube: Cube, sizes: readonly number[]): Cube {
  if (sizes.length !== cube.sizes.length || sizes.some((size, at) => size < cube.sizes[at]!))
    throw new RangeError('a cube does not shrink')
  const isCrossed = (a: number, b: number): boolean =>
    cube.tables.some(({ attribute, other }) => attribute === a && other === b)
  // What was not crossed before cannot be crossed now: its counts are lost.
  const next = openCube(sizes, isCrossed)
  for (const table of next.tables) {
    const before = cube.tables.find(old => old.attribute === table.attribute && old.other === table.other)
    if (before) move(before, table, cube.sizes, sizes)
    else for (const [code, cells] of oneWay(cube, table.attribute).entries()) table.counts.set(cells, code * cellSize)
  }
  return { ...next, rows: cube.rows }
}

function move(from: Table, to: Table, before: readonly number[], after: readonly number[]): void {
  const old = (from.other === undefined ? 1 : before[from.other]! + 1) * cellSize
  const wide = (to.other === undefined ? 1 : after[to.other]! + 1) * cellSize
  for (let code = 0; code <= before[from.attribute]!; code++)
    to.counts.set(from.counts.subarray(code * old, (code + 1) * old), code * wide)
}
