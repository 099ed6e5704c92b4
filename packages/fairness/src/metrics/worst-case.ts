import type { Interval, Rate } from '../inference/rate.ts'

/** People whose attribute is not known: how many, and how many of them were selected. */
export type Undisclosed = Rate

/** How many of all told their attribute; `undefined` of nobody. */
export const disclosureRate = (told: number, undisclosed: number): number | undefined =>
  told + undisclosed > 0 ? told / (told + undisclosed) : undefined

/**
 * Where a group's rate must lie whoever the others are (Manski 1990): from all who did not tell and were not selected belonging to it,
 * to all who did not tell and were selected belonging to it. `undefined` where the group may be empty.
 */
export function worstCase({ k, n }: Rate, { k: selected, n: untold }: Undisclosed): Interval | undefined {
  if (n === 0) return undefined
  return [k / (n + untold - selected), (k + selected) / (n + selected)]
}
