/** Group of each item by its number, from 0; -1 for an item whose group is not known, which counts for no group. */
export type GroupOf = ArrayLike<number>

/** Throws a RangeError unless the shares are not negative and sum to 1. */
export function checkShares(shares: ArrayLike<number>): void {
  let sum = 0
  for (let i = 0; i < shares.length; i++) {
    const share = shares[i] ?? -1
    if (!(share >= 0)) throw new RangeError(`The share of group ${i} is ${share}; shares are 0 or more.`)
    sum += share
  }
  if (!(Math.abs(sum - 1) < 1e-9)) throw new RangeError(`The shares sum to ${sum}, not to 1.`)
}

/** Throws a RangeError unless the number names one of the groups, or is -1. */
export function checkGroup(group: number, groups: number): void {
  if (!(Number.isInteger(group) && group >= -1 && group < groups))
    throw new RangeError(
      `There is no group ${group}: groups are numbered from 0 to ${groups - 1}, and -1 is not known.`,
    )
}

/** Each amount as a share of their sum; `undefined` when there is nothing to share. */
export function sharesOf(amounts: ArrayLike<number>): Float64Array | undefined {
  let sum = 0
  for (let i = 0; i < amounts.length; i++) sum += amounts[i] ?? 0
  return sum > 0 ? Float64Array.from(amounts, amount => amount / sum) : undefined
}
