/**
 * Tables of whole numbers: how many decisions there are for each group × outcome × decision. Every rate, difference and test
 * is a function of these counts, so people are looked at once and only counts go on.
 */
export type Cube = {
  /** Largest group code of each attribute. Code 0 means that the attribute is missing. */
  readonly sizes: readonly number[]
  /** Decisions counted. */
  readonly rows: number
  readonly tables: readonly Table[]
}

/** Counts of one attribute, or of two crossed (`other`), as `(code × (size of other + 1) + other code) × 9 + outcome × 3 + decision`. */
export type Table = {
  readonly attribute: number
  readonly other: number | undefined
  /** Whole numbers, exact up to 2^53 a cell. */
  readonly counts: Float64Array
}

/** Outcome and decision as codes: no, yes, and not known. */
export const unknown = 2
/** Counts a group (or pair of groups) has: 3 outcomes × 3 decisions. */
export const cellSize = 9
/** Two attributes with more combinations than this are not crossed; their tables would cost more than they tell. */
const mostCombinations = 100_000

/** Nor are further ones once all tables together would hold this many. */
const mostTogether = 1_000_000

/**
 * An empty cube for attributes of these sizes, with each two of them crossed where that is at most 100,000 combinations and a million over
 * all tables, and `mayCross` agrees. Only what cannot be summed from a crossed table has a table of its own.
 */
export function openCube(sizes: readonly number[], mayCross: (a: number, b: number) => boolean = () => true): Cube {
  if (!sizes.every(size => Number.isInteger(size) && size >= 0 && size < 2 ** 31))
    throw new RangeError(`sizes of attributes are whole numbers from 0, not ${sizes.join(', ')}`)
  const pairs = pairsOf(sizes, mayCross)
  const alone = sizes.flatMap((_, a) => (pairs.some(pair => pair.includes(a)) ? [] : [[a, undefined] as const]))
  const tables = [...pairs, ...alone].map(([attribute, other]) => ({
    attribute,
    other,
    counts: new Float64Array((sizes[attribute]! + 1) * (other === undefined ? 1 : sizes[other]! + 1) * cellSize),
  }))
  return { sizes, rows: 0, tables }
}

function pairsOf(sizes: readonly number[], mayCross: (a: number, b: number) => boolean): (readonly [number, number])[] {
  const pairs: (readonly [number, number])[] = []
  let together = 0
  for (let a = 0; a < sizes.length; a++)
    for (let b = a + 1; b < sizes.length; b++) {
      const combinations = (sizes[a]! + 1) * (sizes[b]! + 1)
      if (combinations > mostCombinations || together + combinations > mostTogether || !mayCross(a, b)) continue
      together += combinations
      pairs.push([a, b])
    }
  return pairs
}
