import { type Cube, cellSize, type Table, unknown } from './cube.ts'

export type Codes = Uint8Array | Uint16Array | Uint32Array

/** Decisions in columns, all of the same length. */
export type Columns = {
  /** One column for each attribute of the cube: 1 … size, or 0 where it is missing. */
  readonly groups: readonly Codes[]
  /** 0 no, 1 yes, 2 not known. */
  readonly decision: Uint8Array
  /** 0 no, 1 yes, 2 not known. Left out: not known of anybody. */
  readonly outcome?: Uint8Array
}

/** Rows looked at before the next table: few enough to stay near the processor, far fewer than an Uint32 counts. */
const block = 1 << 14

/**
 * Adds decisions to a cube, in one pass, and gives the cube with them; the tables of the given one are not used again. Throws
 * a RangeError on columns of unequal length and on codes that the cube does not have.
 */
export function countInto(cube: Cube, columns: Columns): Cube {
  const rows = columns.decision.length
  checkShape(cube, columns)
  const counts = cube.tables.map(table => new Uint32Array(table.counts.length))
  const kinds = new Uint8Array(Math.min(block, rows))
  for (let from = 0; from < rows; from += block) {
    const to = Math.min(rows, from + block)
    kindsOf(columns, from, to, kinds)
    for (const [at, table] of cube.tables.entries())
      countTable(table, cube.sizes, columns, { from, to, kinds }, counts[at]!)
  }
  for (const [at, table] of cube.tables.entries()) add(table.counts, counts[at]!)
  return { ...cube, rows: cube.rows + rows }
}

function checkShape({ sizes }: Cube, { groups, decision, outcome }: Columns): void {
  if (groups.length !== sizes.length)
    throw new RangeError(`the cube has ${sizes.length} attributes, and ${groups.length} columns were given`)
  if ([...groups, outcome ?? decision].some(column => column.length !== decision.length))
    throw new RangeError('all columns must be of the same length')
  if (decision.length >= 2 ** 32) throw new RangeError('give at most 2^32 - 1 decisions at a time')
}

type Block = { readonly from: number; readonly to: number; readonly kinds: Uint8Array }

/** Outcome × 3 + decision of each row of a block. */
function kindsOf({ decision, outcome }: Columns, from: number, to: number, kinds: Uint8Array): void {
  let most = 0
  for (let row = from; row < to; row++) {
    const d = decision[row]!
    const o = outcome === undefined ? unknown : outcome[row]!
    most |= (unknown - d) | (unknown - o)
    kinds[row - from] = o * 3 + d
  }
  if (most < 0) throw new RangeError('a decision and an outcome are 0, 1 or 2 (not known)')
}

function countTable(
  table: Table,
  sizes: readonly number[],
  { groups }: Columns,
  block: Block,
  counts: Uint32Array,
): void {
  const { attribute, other } = table
  const good =
    other === undefined
      ? countOne(groups[attribute]!, sizes[attribute]!, block, counts)
      : countTwo([groups[attribute]!, groups[other]!], [sizes[attribute]!, sizes[other]!], block, counts)
  if (!good) throw new RangeError(`a group code is larger than the cube has groups (${sizes.join(', ')})`)
}

function countOne(codes: Codes, size: number, { from, to, kinds }: Block, counts: Uint32Array): boolean {
  let good = true
  for (let row = from; row < to; row++) {
    const code = codes[row]!
    good = good && code <= size
    counts[code * cellSize + kinds[row - from]!]!++
  }
  return good
}

function countTwo(
  [first, second]: readonly [Codes, Codes],
  [size, width]: readonly [number, number],
  { from, to, kinds }: Block,
  counts: Uint32Array,
): boolean {
  const stride = width + 1
  let good = true
  for (let row = from; row < to; row++) {
    const [a, b] = [first[row]!, second[row]!]
    good = good && a <= size && b <= width
    counts[(a * stride + b) * cellSize + kinds[row - from]!]!++
  }
  return good
}

function add(to: Float64Array, from: Uint32Array): void {
  for (let at = 0; at < from.length; at++) to[at]! += from[at]!
}
