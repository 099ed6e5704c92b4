import { interactionsOf, type Policy, type Recommendations } from '../../brand/policy/index.ts'
import type { Interacting } from '../../customers/events/index.ts'

/** What the policy says of recommendations. */
export type RecommendationSettings = Recommendations & {
  /** The events that name items and may be used for it. */
  readonly interacting: Interacting
  /** Those of them that mean a purchase. */
  readonly owning: ReadonlySet<string>
}

/** The settings under this policy; undefined where the brand recommends nothing. */
export function settingsOf(policy: Policy): RecommendationSettings | undefined {
  const { recommendations, events } = policy
  if (!recommendations) return undefined
  const used = interactionsOf(policy)
  return {
    ...recommendations,
    interacting: { use: recommendations.purpose, fields: new Map(used.map(({ event, field }) => [event, field])) },
    owning: new Set(used.flatMap(({ event }) => (events[event]?.countsAs === 'purchase' ? [event] : []))),
  }
}
