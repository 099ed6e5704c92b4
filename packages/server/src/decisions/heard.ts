import type { Facts } from '@candor/gate'
import type { Instant } from '@candor/terms'

/**
 * What is on record has been said, even when the clock that dated it was ahead of ours, or ours was set back since: a no
 * counts from the moment it was recorded, not from the moment our clock gets there.
 */
export function heard(facts: Facts, at: Instant): Facts {
  if (facts.optOuts.every(said => said.at <= at)) return facts
  return { ...facts, optOuts: facts.optOuts.map(said => ({ ...said, at: Math.min(said.at, at) })) }
}
