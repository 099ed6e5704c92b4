import { bets, logFactor, logSum, logWeights } from './bets.ts'

/** ln of the wealth of each bet, its share of the first unit included. Changes in place. */
export type Wealth = number[]

export const firstWealth = (): Wealth => [...logWeights]

/** Settles a block: each bet wins or loses by the shortfall. */
export function settle(wealth: Wealth, shortfall: number, information: number): void {
  for (let bet = 0; bet < bets; bet++) wealth[bet] = (wealth[bet] ?? 0) + logFactor(bet, shortfall, information)
}

/** ln of the wealth of all bets together: an e-process under the null, beginning at 0. */
export const logTotal = (wealth: Wealth): number => logSum(wealth)
