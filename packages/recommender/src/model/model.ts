import type { Strengths } from '../serve/terms.ts'
import type { Trained } from '../train/train.ts'

/** What a person who answers for a model has to know of it. */
export type Card = {
  /** The data it was trained on: what is dated from this day until before that day (YYYY-MM-DD). */
  readonly window: { readonly from: string; readonly until: string }
  /** The purposes of the policy under which that data was held. */
  readonly purposes: readonly string[]
  /** Who answers for it. */
  readonly owner: string
  readonly people: number
  readonly interactions: number
  readonly strengths: Strengths
  /** How it did, how that was measured and with how many people; absent where it was not tried. */
  readonly evaluation?: {
    readonly protocol: string
    readonly users: number
    readonly metrics: { readonly [measure: string]: number }
  }
}

/** A trained model with the ids of its items and its card. */
export type Model = { readonly trained: Trained; readonly ids: readonly string[]; readonly card: Card }
