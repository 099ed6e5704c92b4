import { type Cube, cellSize } from './cube.ts'

/** The nine counts of one group: outcome × 3 + decision. */
export type Cells = Float64Array

/** The counts of every code of one attribute, 0 (missing) first. */
export function oneWay(cube: Cube, attribute: number): Cells[] {
  const sums = new Float64Array((cube.sizes[attribute]! + 1) * cellSize)
  const table = cube.tables.find(each => each.attribute === attribute || each.other === attribute)
  if (table === undefined) throw new RangeError(`the cube has no attribute ${attribute}`)
  const width = table.other === undefined ? 1 : cube.sizes[table.other]! + 1
  for (let cell = 0; cell * cellSize < table.counts.length; cell++) {
    const code = table.attribute === attribute ? Math.floor(cell / width) : cell % width
    for (let kind = 0; kind < cellSize; kind++) sums[code * cellSize + kind]! += table.counts[cell * cellSize + kind]!
  }
  return Array.from({ length: cube.sizes[attribute]! + 1 }, (_, code) =>
    sums.subarray(code * cellSize, (code + 1) * cellSize),
  )
}

/** The counts of two groups crossed; `undefined` where the two attributes have too many combinations to be crossed. */
export function crossed(cube: Cube, first: number, second: number): ((a: number, b: number) => Cells) | undefined {
  const [attribute, other] = first < second ? [first, second] : [second, first]
  const table = cube.tables.find(each => each.attribute === attribute && each.other === other)
  if (table === undefined) return undefined
  const width = cube.sizes[other]! + 1
  return (a, b) => {
    const at = (first < second ? a * width + b : b * width + a) * cellSize
    return table.counts.subarray(at, at + cellSize)
  }
}
