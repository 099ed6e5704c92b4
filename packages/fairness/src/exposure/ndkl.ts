import { klDivergence } from './divergence.ts'
import { checkGroup, checkShares } from './shares.ts'

/**
 * Normalized discounted Kullback-Leibler divergence in nats (Geyik, Ambler, Kenthapadi 2019): the mean over all prefixes of
 * KL(shares in the prefix, target), weighted by 1 / log2(i + 1). 0 when every prefix has the target's shares. `ranking` holds
 * the group of each place, best first; places whose group is not known (-1) are left out, as if they were not there.
 * `undefined` for an empty ranking, and when a group without a target share appears.
 */
export function ndkl(ranking: ArrayLike<number>, target: ArrayLike<number>): number | undefined {
  checkShares(target)
  const counts = new Float64Array(target.length)
  let [sum, weights, seen] = [0, 0, 0]
  for (let at = 0; at < ranking.length; at++) {
    const group = ranking[at] ?? -1
    checkGroup(group, target.length)
    if (group === -1) continue
    counts[group] = (counts[group] ?? 0) + 1
    seen++
    const divergence = klDivergence(
      counts.map(count => count / seen),
      target,
    )
    if (divergence === undefined) return undefined
    const weight = 1 / Math.log2(seen + 1)
    sum += weight * divergence
    weights += weight
  }
  return seen === 0 ? undefined : sum / weights
}
