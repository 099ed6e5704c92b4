import type { Source } from './terms.ts'

/** One part of a score. */
export type Contribution = { readonly source: Source; readonly value: number }

/** A score taken apart: the contributions in the order of their sum, which is the score. None of them is 0. */
export type Explanation = {
  readonly item: number
  readonly score: number
  readonly contributions: readonly Contribution[]
}

/** A contribution as it is shown: its share of the score, and whether it speaks for the item or holds it back. */
export type Shown = Contribution & { readonly share?: number; readonly speaks: 'for' | 'against' }

/** The largest contributions, and all others together, so that nothing is left out of the sum. */
export type Summary = {
  readonly score: number
  readonly shown: readonly Shown[]
  readonly remainder: {
    readonly count: number
    readonly value: number
    readonly share?: number
    readonly heldBack: number
  }
}

/**
 * The `most` largest contributions without their sign, with the remainder. Shares are parts of the score and add up to 1 with
 * the remainder's; of a score that is not above 0 there are no shares. `heldBack` is what the negative ones in the remainder sum to.
 */
export function summarise({ score, contributions }: Explanation, most: number): Summary {
  const order = contributions.toSorted((a, b) => Math.abs(b.value) - Math.abs(a.value))
  const share = (value: number) => (score > 0 ? { share: value / score } : {})
  const shown = order
    .slice(0, most)
    .map(({ source, value }): Shown => ({ source, value, ...share(value), speaks: value < 0 ? 'against' : 'for' }))
  const rest = order.slice(most)
  const value = sumOf(rest)
  return {
    score,
    shown,
    remainder: { count: rest.length, value, ...share(value), heldBack: sumOf(rest.filter(each => each.value < 0)) },
  }
}

const sumOf = (contributions: readonly Contribution[]): number =>
  contributions.reduce((sum, { value }) => sum + value, 0)
