import type { Interactions } from '../chosen/interactions.ts'

/**
 * Puts one pseudo-user of weight alpha below the people for every attribute, who "chose" all items that have it: the stack of
 * X over the square root of alpha times T (Jeunen, Van Balen and Goethals, RecSys 2020). So an item that nobody chose yet is
 * reached from items like it, and the score stays a sum over the history. `itemsOf` lists the items of each attribute,
 * ascending and each once.
 */
export function withAttributes(
  interactions: Interactions,
  itemsOf: readonly Int32Array[],
  alpha: number,
): Interactions {
  if (!(alpha > 0 && Number.isFinite(alpha))) throw new RangeError(`alpha must be above 0, not ${alpha}`)
  const { users, items, starts, columns, weights } = interactions
  const all = new Int32Array(columns.length + itemsOf.reduce((sum, of) => sum + of.length, 0))
  all.set(columns)
  const allStarts = new Int32Array(users + itemsOf.length + 1)
  allStarts.set(starts)
  const allWeights = new Float64Array(users + itemsOf.length).fill(alpha)
  if (weights === undefined) allWeights.fill(1, 0, users)
  else allWeights.set(weights)
  let at = columns.length
  itemsOf.forEach((of, number) => {
    all.set(of, at)
    at += of.length
    allStarts[users + number + 1] = at
  })
  return { users: users + itemsOf.length, items, starts: allStarts, columns: all, weights: allWeights }
}
