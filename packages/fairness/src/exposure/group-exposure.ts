import type { PositionWeights } from './position-weights.ts'
import { checkGroup, type GroupOf, sharesOf } from './shares.ts'

/** What each group got: its items, their exposure together, in the mean per item, and as a share of all groups'. */
export type GroupExposure = {
  readonly items: number
  readonly exposure: number
  /** Absent for a group without items. */
  readonly mean?: number
  /** Absent when no group got any. */
  readonly share?: number
}

/**
 * Exposure of groups over any number of rankings: what an item gets is the sum of the weights of the positions it stood at.
 * Rankings hold item numbers, best first; positions beyond the weights get nothing, and items nobody ranked count with nought.
 */
export function groupExposure(
  rankings: Iterable<ArrayLike<number>>,
  groupOf: GroupOf,
  groups: number,
  weights: PositionWeights,
): readonly GroupExposure[] {
  const [items, exposure] = [new Float64Array(groups), new Float64Array(groups)]
  for (let item = 0; item < groupOf.length; item++) add(items, groupOf[item] ?? -1, 1)
  for (const ranking of rankings)
    for (let at = 0; at < Math.min(ranking.length, weights.length); at++)
      add(exposure, groupOf[itemAt(ranking, at, groupOf.length)] ?? -1, weights[at] ?? 0)
  const shares = sharesOf(exposure)
  return Array.from({ length: groups }, (_, group) => ({
    items: items[group] ?? 0,
    exposure: exposure[group] ?? 0,
    ...((items[group] ?? 0) > 0 ? { mean: (exposure[group] ?? 0) / (items[group] ?? 1) } : {}),
    ...(shares === undefined ? {} : { share: shares[group] ?? 0 }),
  }))
}

function add(sums: Float64Array, group: number, amount: number): void {
  checkGroup(group, sums.length)
  if (group >= 0) sums[group] = (sums[group] ?? 0) + amount
}

function itemAt(ranking: ArrayLike<number>, at: number, items: number): number {
  const item = ranking[at] ?? -1
  if (!(Number.isInteger(item) && item >= 0 && item < items)) throw new RangeError(`There is no item ${item}.`)
  return item
}

/**
 * Demographic parity of exposure (Singh and Joachims 2018): the largest less the smallest mean exposure per item, and smallest
 * by largest. `undefined` with fewer than two groups that have items; no ratio when nobody got anything.
 */
export function exposureParity(
  groups: readonly GroupExposure[],
): { readonly difference: number; readonly ratio?: number } | undefined {
  const means = groups.flatMap(({ mean }) => mean ?? [])
  if (means.length < 2) return undefined
  const smallest = means.reduce((least, mean) => Math.min(least, mean))
  const largest = means.reduce((most, mean) => Math.max(most, mean))
  return { difference: largest - smallest, ...(largest > 0 ? { ratio: smallest / largest } : {}) }
}
