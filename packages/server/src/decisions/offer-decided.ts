import type { Interlock } from '../brand/algorithms/index.ts'
import type { MadeBy } from '../customers/offers/index.ts'

/** A part of a score in log-odds: the field it comes from, and what stood there; null where nothing did. */
export type OfferPart = {
  readonly field: string
  readonly value: string | number | boolean | null
  readonly contribution: number
}

/** What came of a decision whether to make an offer. Where a score had a say, `prior` and the contributions sum to its log-odds. */
export type OfferDecided = {
  readonly algorithm: string
  readonly mode: MadeBy
  readonly offered: boolean
  /** The chance of the offer before the lots were drawn. */
  readonly propensity: number
  /** The digest of the model is in the record of the brand; null where no score had a say. */
  readonly model: string | null
  readonly probability?: number
  /** From which probability on the score is for the offer. */
  readonly threshold?: number
  readonly prior?: number
  readonly terms?: readonly OfferPart[]
  /** How the algorithm was held back then; absent where it was not. */
  readonly interlock?: Interlock
}
