import type { Inputs, OfferMode } from '@candor/recommender'
import type { Instant } from '@candor/terms'

/** How it came about whether an offer was made. `refused`: the person said no to what it is for, so it was not. */
export type MadeBy = OfferMode | 'refused'

/** One decision whether to make somebody an offer; `entry` is that of the decision in the record. */
export type OfferMade = {
  readonly customer: string
  readonly entry: string
  readonly algorithm: string
  readonly at: Instant
  readonly mode: MadeBy
  readonly offered: boolean
  /** The chance with which the offer was made. */
  readonly propensity: number
  /** What scored it; null where no score counted. */
  readonly model: string | null
  /** What was known of the person then and may be learned from; null where nothing of them was read. */
  readonly inputs: Inputs | null
}
