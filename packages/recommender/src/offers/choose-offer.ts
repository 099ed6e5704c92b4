/** How a decision whether to make an offer came about; docs/recommender.md says each in a sentence. */
export type OfferMode = 'score' | 'explore' | 'holdout' | 'lot' | 'cap' | 'fallback' | 'stopped'

/** What of the score is suspended: `cap` leaves it `share` of the decisions (absent: none). */
export type Suspension = { readonly kind: 'none' | 'cap' | 'fallback' | 'stop'; readonly share?: number }

/** Four numbers in [0, 1), none of which says anything about another. */
export type Lots = {
  readonly holdout: number
  readonly explore: number
  readonly offer: number
  readonly cap: number
}

export type OfferChoice = {
  readonly lots: Lots
  /** Probability of the model and its threshold; absent where there is no permission or no model. */
  readonly score?: number
  readonly threshold?: number
  /** The share of those exactly at the threshold who belong above it (absent: all). */
  readonly atThreshold?: number
  /** The share of people the brand aims at; the share of scored decisions taken by lot; the share of people never decided by score. */
  readonly share: number
  readonly explore: number
  readonly holdout: number
  readonly interlock: Suspension
}

export type Chosen = {
  readonly mode: OfferMode
  readonly offered: boolean
  /** The chance of the offer before the lots of this decision were drawn, given whether the person is in the holdout. */
  readonly propensity: number
}

/**
 * Whether an offer is made. All who are decided by lot get it with the chance `share`. With a cap of c the chance of nobody is
 * below (1 − c) · share or above that plus c, whatever the score says. Throws a RangeError for what is no share or no lot.
 */
export function chooseOffer(asked: OfferChoice): Chosen {
  check(asked)
  const { lots, score, threshold, share, explore, holdout, interlock } = asked
  const byLot = (mode: OfferMode): Chosen => ({ mode, offered: lots.offer < share, propensity: share })
  if (interlock.kind === 'stop') return { mode: 'stopped', offered: false, propensity: 0 }
  if (interlock.kind === 'fallback') return byLot('fallback')
  if (score === undefined || threshold === undefined) return byLot('lot')
  if (lots.holdout < holdout) return byLot('holdout')
  const chance = score > threshold ? 1 : score < threshold ? 0 : (asked.atThreshold ?? 1)
  const left = interlock.kind === 'cap' ? (interlock.share ?? 0) : 1
  const scored = (1 - explore) * chance + explore * share
  // Rounding may leave a trace above 1.
  const propensity = Math.min(1, left * scored + (1 - left) * share)
  if (lots.cap >= left) return { ...byLot('cap'), propensity }
  if (lots.explore < explore) return { ...byLot('explore'), propensity }
  return { mode: 'score', offered: lots.offer < chance, propensity }
}

function check({ lots, score, threshold, atThreshold, share, explore, holdout, interlock }: OfferChoice): void {
  for (const [name, lot] of Object.entries(lots))
    if (!(lot >= 0 && lot < 1)) throw new RangeError(`the lot ${name} is ${lot}, not in [0, 1)`)
  const shares = { share, explore, holdout, atThreshold, 'interlock.share': interlock.share, score, threshold }
  for (const [name, value] of Object.entries(shares))
    if (value !== undefined && !(value >= 0 && value <= 1)) throw new RangeError(`${name} is ${value}, not in [0, 1]`)
}
