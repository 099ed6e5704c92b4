/**
 * What one item says about another: `B[h, j]`, by which item h of a history raises or lowers the score of item j. Dense: all
 * of them, row by row. Sparse: per row the targets in ascending order.
 */
export type Weights =
  | { readonly kind: 'dense'; readonly items: number; readonly values: Float64Array }
  | {
      readonly kind: 'sparse'
      readonly items: number
      readonly starts: Int32Array
      readonly targets: Int32Array
      readonly values: Float64Array
    }

/** Adds `times` the row of item h to the scores. */
export function addRow(weights: Weights, h: number, times: number, scores: Float64Array): void {
  const { items, values } = weights
  if (weights.kind === 'dense') {
    const from = h * items
    for (let j = 0; j < items; j++) scores[j]! += times * values[from + j]!
    return
  }
  const { starts, targets } = weights
  const end = starts[h + 1]!
  for (let at = starts[h]!; at < end; at++) scores[targets[at]!]! += times * values[at]!
}

/** One weight; 0 where none is kept. */
export function weightAt(weights: Weights, h: number, j: number): number {
  if (weights.kind === 'dense') return weights.values[h * weights.items + j]!
  const { starts, targets, values } = weights
  let [low, high] = [starts[h]!, starts[h + 1]! - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    if (targets[middle] === j) return values[middle]!
    if (targets[middle]! < j) low = middle + 1
    else high = middle - 1
  }
  return 0
}

/** Takes the weights of one target after another, in any order of the targets, and turns them into rows. */
export type Columns = {
  put(target: number, sources: Int32Array, values: Float64Array): void
  rows(): Weights
}

/** Room for `most` weights in all. Weights of exactly 0 are not kept. */
export function createColumns(items: number, most: number): Columns {
  const sources = new Int32Array(most)
  const kept = new Float64Array(most)
  const begins = new Int32Array(items)
  const lengths = new Int32Array(items)
  let used = 0
  return {
    put(target, ids, values) {
      begins[target] = used
      for (let i = 0; i < ids.length; i++) {
        if (values[i] === 0) continue
        sources[used] = ids[i]!
        kept[used++] = values[i]!
      }
      lengths[target] = used - begins[target]!
    },
    rows: () => turned(items, used, { begins, lengths, sources, kept }),
  }
}

type Held = {
  readonly begins: Int32Array
  readonly lengths: Int32Array
  readonly sources: Int32Array
  readonly kept: Float64Array
}

function turned(items: number, used: number, { begins, lengths, sources, kept }: Held): Weights {
  const starts = new Int32Array(items + 1)
  for (let at = 0; at < used; at++) starts[sources[at]! + 1]!++
  for (let h = 0; h < items; h++) starts[h + 1]! += starts[h]!
  const next = starts.slice(0, items)
  const targets = new Int32Array(used)
  const values = new Float64Array(used)
  for (let j = 0; j < items; j++) {
    for (let at = begins[j]!; at < begins[j]! + lengths[j]!; at++) {
      const to = next[sources[at]!]!++
      targets[to] = j
      values[to] = kept[at]!
    }
  }
  return { kind: 'sparse', items, starts, targets, values }
}
