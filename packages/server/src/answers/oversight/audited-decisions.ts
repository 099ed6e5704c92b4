import { gatherOutcomes, offerSettings } from '../../acts/offers/index.ts'
import { mergedInto, standsFor } from '../../customers/events/index.ts'
import { type PastOffer, pastOffers } from '../../customers/offers/index.ts'
import type { House } from '../../decisions/index.ts'
import type { Span } from './audit.ts'
import { isItsOwn } from './made-decisions.ts'

/** One decision about one person, and what came of it where that may be known and is by now. */
export type AuditedDecision = {
  readonly person: string
  readonly selected: boolean
  readonly succeeded: boolean | undefined
}

export type Audited = {
  readonly decisions: readonly AuditedDecision[]
  /** Further decisions about the same people. */
  readonly again: number
  /** Decisions that went by lot alone. */
  readonly byLot: number
}

/** So many decisions are looked at, the newest. */
const mostDecisions = 500_000

/**
 * The decisions that the algorithm took itself in this time, the first about each person: so that whoever comes every day counts as
 * much as whoever comes once, and every figure may take decisions for independent.
 */
export async function auditedDecisions(house: House, name: string, span: Span): Promise<Audited> {
  const merged = await mergedInto(house.store)
  const first = new Map<string, PastOffer>()
  let [own, all] = [0, 0]
  for await (const some of pastOffers(house.store, name, [span.from, span.to], mostDecisions))
    for (const offer of some) {
      all++
      if (!isItsOwn(offer)) continue
      own++
      // Newest first, so the last one seen is the first one made.
      first.set(standsFor(merged, offer.customer), offer)
    }
  const successes = await successesOf(house, name)
  const decisions = [...first].map(([person, { at, offered }]) => ({
    person,
    selected: offered,
    succeeded: successes.get(keyOf(person, at)),
  }))
  return { decisions, again: own - first.size, byLot: all - own }
}

/** What came of decisions, of people who permit to look at it now. */
async function successesOf(house: House, name: string): Promise<ReadonlyMap<string, boolean>> {
  const settings = offerSettings(house.judge.policy, name)
  if (!settings) return new Map()
  const { known } = await gatherOutcomes(house, settings)
  return new Map(known.map(({ person, at, success }) => [keyOf(person, at), success]))
}

const keyOf = (person: string, at: number): string => `${person} ${at}`
