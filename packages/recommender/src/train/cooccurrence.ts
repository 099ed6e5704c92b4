import { type Interactions, transpose } from '../chosen/interactions.ts'

/** Counts with how many users each item shares one. */
export type Counter = {
  /** G[i, j] of all items i up to `upTo`, where it is above 0; a view that the next count overwrites. */
  count(j: number, upTo: number): { readonly touched: Int32Array; readonly counts: Float64Array }
}

/** A counter over X'WX, W the weights of the rows. One count costs the sum of the rows that hold the item. */
export function createCounter(interactions: Interactions): Counter {
  const { items, starts, columns, weights } = interactions
  const byItem = transpose(interactions)
  const counts = new Float64Array(items)
  const touched = new Int32Array(items)
  let used = 0
  return {
    count(j, upTo) {
      for (let i = 0; i < used; i++) counts[touched[i]!] = 0
      used = 0
      for (let by = byItem.starts[j]!; by < byItem.starts[j + 1]!; by++) {
        const user = byItem.columns[by]!
        const weight = weights === undefined ? 1 : weights[user]!
        const end = starts[user + 1]!
        for (let at = starts[user]!; at < end; at++) {
          const i = columns[at]!
          if (i > upTo) break
          if (counts[i] === 0) touched[used++] = i
          counts[i]! += weight
        }
      }
      return { touched: touched.subarray(0, used), counts }
    },
  }
}

/** G[j, j] of every item. */
export function diagonalOf({ items, users, starts, columns, weights }: Interactions): Float64Array {
  const diagonal = new Float64Array(items)
  for (let u = 0; u < users; u++)
    for (let at = starts[u]!; at < starts[u + 1]!; at++)
      diagonal[columns[at]!]! += weights === undefined ? 1 : weights[u]!
  return diagonal
}
