/**
 * The bets held at once, as shares of the wealth staked per unit of shortfall and of information in the block. A bet grows best
 * when its stake is (effect / variance); steps of about three lose at most a quarter of that growth in between. At tolerance
 * .95 and small rates, .3 is best at a ratio of .6, .1 at .8, .035 at .9; the smaller ones are for what lies nearer, where the
 * larger ones lose.
 */
const stakes: readonly number[] = [0.004, 0.012, 0.035, 0.1, 0.3, 0.9]

/** How the first unit of wealth is split between the bets, most to those for ratios of .8 and .6. Together 1. */
export const logWeights: readonly number[] = [0.02, 0.04, 0.14, 0.3, 0.38, 0.12].map(Math.log)

// A block costs at most its whole stake, and what is lost whole can never be won back.
const most = 0.9

/** ln of the factor by which each bet's wealth changes with a block. Its mean is at most 1 when the shortfall's is at most 0. */
export const logFactor = (bet: number, shortfall: number, information: number): number =>
  Math.log1p(Math.min(most, (stakes[bet] ?? 0) * information) * shortfall)

export const bets: number = stakes.length

/** ln of a sum of exponentials, without overflow. */
export function logSum(terms: ArrayLike<number>): number {
  let top = Number.NEGATIVE_INFINITY
  for (let i = 0; i < terms.length; i++) top = Math.max(top, terms[i] ?? top)
  if (top === Number.NEGATIVE_INFINITY) return top
  let sum = 0
  for (let i = 0; i < terms.length; i++) sum += Math.exp((terms[i] ?? top) - top)
  return top + Math.log(sum)
}
