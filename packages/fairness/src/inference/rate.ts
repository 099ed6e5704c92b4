/** k of n: how many of a group were selected, found, right. Whole numbers, 0 ≤ k ≤ n. */
export type Rate = { readonly k: number; readonly n: number }

/** Two limits, the lower first. */
export type Interval = readonly [low: number, high: number]

/** k / n; `undefined` of nobody. */
export const rateOf = ({ k, n }: Rate): number | undefined => (n > 0 ? k / n : undefined)
