/** A part of a score, by what it comes from. `share` is its part of the score; absent where the score is not above 0. */
export type Term = {
  readonly kind: 'history' | 'context' | 'interest' | 'prior' | 'balance' | 'editorial'
  /** The item it comes from, for `history` and `context`. */
  readonly item?: string
  /** The category it comes from, for `context` and `interest`, and for `balance` where it is of categories. */
  readonly category?: string
  readonly contribution: number
  readonly share?: number
}

/** All terms that are not named one by one; `heldBack` is what the negative ones among them sum to. */
export type Remainder = {
  readonly count: number
  readonly contribution: number
  readonly share?: number
  readonly heldBack: number
}

/** An item that was recommended: the terms and the remainder sum to the score. */
export type ShownItem = {
  readonly item: string
  readonly score: number
  readonly terms: readonly Term[]
  readonly remainder: Remainder
}

/** What a recommendation showed: where, by which model, and of how much of the person. */
export type Shown = {
  readonly slot: string
  /** The digest of its bytes is in the record of the brand. Null: nothing was trained yet. */
  readonly model: string | null
  readonly level: 'basic' | 'full'
  readonly items: readonly ShownItem[]
}
