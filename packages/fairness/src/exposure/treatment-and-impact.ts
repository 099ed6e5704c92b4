import type { GroupOf } from './shares.ts'

/** For each item: its group, the exposure it got, and its utility (relevance), 0 or more. */
export type Treated = {
  readonly groupOf: GroupOf
  readonly exposure: ArrayLike<number>
  readonly utility: ArrayLike<number>
}

/**
 * Disparate treatment ratio (Singh and Joachims 2018): exposure per utility of one group by that of another, from the means of
 * their items. 1 says that exposure is in proportion to utility. `undefined` when a denominator is nought.
 */
export function disparateTreatment(items: Treated, group: number, other: number): number | undefined {
  return ratio(items, group, other, (_, exposure) => exposure)
}

/** Disparate impact ratio (same source): the same with clicks to be expected, exposure times utility, in place of exposure. */
export function disparateImpact(items: Treated, group: number, other: number): number | undefined {
  return ratio(items, group, other, (utility, exposure) => utility * exposure)
}

type Gain = (utility: number, exposure: number) => number

function ratio(items: Treated, group: number, other: number, gain: Gain): number | undefined {
  const [above, below] = [perUtility(items, group, gain), perUtility(items, other, gain)]
  return above === undefined || below === undefined || below === 0 ? undefined : above / below
}

// Means over the items of the group have the same count above and below, so sums serve.
function perUtility({ groupOf, exposure, utility }: Treated, group: number, gain: Gain): number | undefined {
  let [gained, useful] = [0, 0]
  for (let item = 0; item < groupOf.length; item++) {
    if (groupOf[item] !== group) continue
    const [use, seen] = [amount(utility, item), amount(exposure, item)]
    gained += gain(use, seen)
    useful += use
  }
  return useful > 0 ? gained / useful : undefined
}

function amount(of: ArrayLike<number>, item: number): number {
  const value = of[item] ?? Number.NaN
  if (!(value >= 0 && value < Number.POSITIVE_INFINITY))
    throw new RangeError(`Item ${item} has ${value} where a number of 0 or more is needed.`)
  return value
}
