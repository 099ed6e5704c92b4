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
 * a RangeError on columns of unequal length and on codes that the cube does not have; then nothing is added.
 */
export function countInto(cube: Cube, columns: Columns): Cube {
  checkShape(cube, columns)
  const { groups, decision, outcome = new Uint8Array(decision.length).fill(unknown) } = columns
  const rows = decision.length
  const counts = cube.tables.map(table => new Uint32Array(table.counts.length))
  for (let from = 0; from < rows; from += block) {
    const part = { decision, outcome, from, to: Math.min(rows, from + block) }
    for (const [at, table] of cube.tables.entries()) countTable(table, cube.sizes, groups, part, counts[at]!)
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

type Part = { readonly decision: Uint8Array; readonly outcome: Uint8Array; readonly from: number; readonly to: number }

function countTable(
  { attribute, other }: Table,
  sizes: readonly number[],
  groups: readonly Codes[],
  part: Part,
  counts: Uint32Array,
): void {
  const first = groups[attribute]!
  const isGood =
    other === undefined
      ? countOne(first, sizes[attribute]!, part, counts)
      : countTwo(first, groups[other]!, sizes[attribute]!, sizes[other]!, part, counts)
  if (!isGood)
    throw new RangeError(
      `a group code is above the sizes of the cube (${sizes}), or a decision or outcome is not 0, 1 or 2`,
    )
}

/** Whether all was good. What is above its limit leaves a sign bit when subtracted from it; codes from 2^31 on have one themselves. */
function countOne(codes: Codes, size: number, { decision, outcome, from, to }: Part, counts: Uint32Array): boolean {
  let above = 0
  for (let row = from; row < to; row++) {
    const [code, d, o] = [codes[row]!, decision[row]!, outcome[row]!]
    above |= code | (size - code) | (unknown - d) | (unknown - o)
    counts[code * cellSize + o * 3 + d]!++
  }
  return above >= 0
}

function countTwo(
  first: Codes,
  second: Codes,
  size: number,
  width: number,
  { decision, outcome, from, to }: Part,
  counts: Uint32Array,
): boolean {
  const stride = width + 1
  let above = 0
  for (let row = from; row < to; row++) {
    const [a, b, d, o] = [first[row]!, second[row]!, decision[row]!, outcome[row]!]
    above |= a | b | (size - a) | (width - b) | (unknown - d) | (unknown - o)
    counts[(a * stride + b) * cellSize + o * 3 + d]!++
  }
  return above >= 0
}

function add(to: Float64Array, from: Uint32Array): void {
  for (let at = 0; at < from.length; at++) to[at]! += from[at]!
}
