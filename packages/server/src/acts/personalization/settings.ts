import type { ModelName } from '@candor/recommender'
import type { Policy } from '../../brand/policy/index.ts'
import type { Interacting } from '../../customers/events/index.ts'

/** What the policy says of recommendations. */
export type RecommendationSettings = {
  readonly purpose: string
  /** Who answers for what is recommended. */
  readonly owner: string
  readonly model: ModelName
  /** The field that holds the categories a customer declared an interest in. */
  readonly interests?: string
  /** The events that name items and may be used for it. */
  readonly interacting: Interacting
  /** Those of them that mean a purchase. */
  readonly owning: ReadonlySet<string>
}

/** The settings under this policy; undefined where the brand recommends nothing. */
export function settingsOf(policy: Policy): RecommendationSettings | undefined {
  const { recommendations, events } = policy as unknown as Later
  if (!recommendations) return undefined
  const { purpose, owner, model, interests } = recommendations
  const used = Object.entries(events).filter(
    ([, { item, fields }]) => item !== undefined && fields[item]?.purposes.includes(purpose) === true,
  )
  return {
    purpose,
    owner,
    model,
    ...(interests === undefined ? {} : { interests }),
    interacting: { use: purpose, fields: new Map(used.map(([name, { item = '' }]) => [name, item])) },
    owning: new Set(used.flatMap(([name, { countsAs }]) => (countsAs === 'purchase' ? [name] : []))),
  }
}

type Later = {
  readonly recommendations?: { purpose: string; owner: string; model: ModelName; interests?: string }
  readonly events: { readonly [name: string]: Policy['events'][string] & { readonly item?: string } }
}
