import { checkGroup, checkShares } from './shares.ts'

/** A group with its skew; without one when it is absent from the first k, where the logarithm has no value. */
export type Skew = { readonly group: number; readonly skew?: number }

/**
 * Skew@k of each group with a target share (Geyik, Ambler, Kenthapadi 2019): ln(share among the first k / target share). Below
 * 0: fewer than the target. `ranking` holds the group of each place; -1 is not known and counts for nobody but takes its
 * place. Shares are of the min(k, length) places whose group is known; empty when there is none.
 */
export function skewAt(ranking: ArrayLike<number>, target: ArrayLike<number>, k: number): readonly Skew[] {
  checkShares(target)
  if (!(Number.isInteger(k) && k > 0)) throw new RangeError(`k must be 1 or more, not ${k}.`)
  const counts = new Float64Array(target.length)
  let known = 0
  for (let at = 0; at < Math.min(k, ranking.length); at++) {
    const group = ranking[at] ?? -1
    checkGroup(group, target.length)
    if (group === -1) continue
    counts[group] = (counts[group] ?? 0) + 1
    known++
  }
  if (known === 0) return []
  return Array.from(target, (share, group) => ({ group, share, count: counts[group] ?? 0 }))
    .filter(({ share }) => share > 0)
    .map(({ group, share, count }) => ({ group, ...(count > 0 ? { skew: Math.log(count / known / share) } : {}) }))
}

/** The group that comes shortest; one that is absent comes before all with a number, for its skew is minus infinity. */
export const minSkew = (skews: readonly Skew[]): Skew | undefined =>
  skews.find(({ skew }) => skew === undefined) ?? skews.toSorted(bySkew)[0]

/** The group that is most over its target. */
export const maxSkew = (skews: readonly Skew[]): Skew | undefined =>
  skews
    .filter(({ skew }) => skew !== undefined)
    .toSorted(bySkew)
    .at(-1)

const bySkew = (one: Skew, other: Skew): number => (one.skew ?? 0) - (other.skew ?? 0)
