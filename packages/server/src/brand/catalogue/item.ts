import type { Instant } from '@candor/terms'

/** Something the brand has to show or to offer. */
export type Item = {
  /** The brand's own id, as events name it. */
  readonly item: string
  readonly title: string
  readonly link: string
  /** Whose it is, where the brand shows what others offer. */
  readonly provider?: string
  readonly category?: string
  /** By name, in the order of the names. */
  readonly attributes: { readonly [name: string]: string }
  /** That somebody looked at it says what is nobody's business: nothing is inferred from it. */
  readonly sensitive: boolean
  /** It may be shown. */
  readonly available: boolean
}

/** An item as the catalogue has it. */
export type HeldItem = Item & {
  /** Dense from 0 in the order of arrival; models refer to it. */
  readonly number: number
  readonly version: number
  readonly updatedAt: Instant
}

/** The most there may be. A catalogue beyond it does not fit the memory that models are trained in. */
export const limits = {
  items: 1_000_000,
  batch: 1_000,
  item: 200,
  title: 300,
  link: 2_048,
  provider: 200,
  category: 200,
  attributes: 50,
  attributeName: 100,
  attribute: 500,
} as const
