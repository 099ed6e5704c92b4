import type { PositionWeights } from './position-weights.ts'
import { checkGroup, checkShares, type GroupOf } from './shares.ts'

/** What groups of providers are to get, as shares above 0, and have got so far, as exposure. Plain numbers that JSON keeps. */
export type Balance = { readonly targets: readonly number[]; readonly exposure: readonly number[] }

export type Control = {
  /** Score per unit of exposure owed. Larger corrects sooner and costs more relevance. */
  readonly strength: number
  /** The most that is added to a score. Without it a group that cannot be shown for long would flood the list afterwards. */
  readonly most: number
}

/** Begins to keep account. Throws a RangeError unless the targets are above 0 and sum to 1. */
export function startBalance(targets: readonly number[]): Balance {
  checkShares(targets)
  if (targets.some(target => target === 0))
    throw new RangeError('A target of 0 cannot be steered to: leave the group out of the candidates.')
  return { targets: [...targets], exposure: targets.map(() => 0) }
}

/**
 * How far each group lags behind the one that got most of its target: max(exposure / target) - exposure / target, 0 or more, in
 * units of exposure. The error of FairCo (Morik, Singh, Hong, Joachims 2020) with targets in the place of merits.
 */
export function exposureErrors({ targets, exposure }: Balance): readonly number[] {
  const served = exposure.map((sum, group) => sum / (targets[group] ?? 1))
  const most = served.reduce((largest, one) => Math.max(largest, one), 0)
  return served.map(one => most - one)
}

/** What is added to the score of every item of a group: strength * error, at most `most`. A term of its own in the explanation. */
export function corrections(balance: Balance, { strength, most }: Control): readonly number[] {
  if (!(strength >= 0 && most >= 0)) throw new RangeError(`strength ${strength} and most ${most} must be 0 or more.`)
  return exposureErrors(balance).map(error => Math.min(most, strength * error))
}

/** The account after one ranking was shown: item numbers, best first. The account before stays as it was. */
export function afterShowing(
  balance: Balance,
  ranking: ArrayLike<number>,
  groupOf: GroupOf,
  weights: PositionWeights,
): Balance {
  const exposure = [...balance.exposure]
  for (let at = 0; at < Math.min(ranking.length, weights.length); at++) {
    const group = groupOf[ranking[at] ?? -1]
    if (group === undefined) throw new RangeError(`There is no item ${ranking[at]}.`)
    checkGroup(group, exposure.length)
    if (group >= 0) exposure[group] = (exposure[group] ?? 0) + (weights[at] ?? 0)
  }
  return { targets: balance.targets, exposure }
}
