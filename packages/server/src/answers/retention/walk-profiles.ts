import type { Instant } from '@candor/terms'
import type { Store } from '../../adapters/store/index.ts'

/** How far a walk came: in the order in which profiles were last renewed. */
export type WalkPlace = { readonly updatedAt: Instant; readonly customer: string }

export const walkBegins: WalkPlace = { updatedAt: -1, customer: '' }

/** The next `limit` profiles, halves included, about which nothing new came since `before`. One look into an index. */
export function oldProfiles(store: Store, before: Instant, after: WalkPlace, limit: number) {
  return store.db
    .selectFrom('profiles')
    .select(['customer', 'updated_at as updatedAt', 'merged_into as mergedInto'])
    .where('updated_at', '<', before)
    .where('updated_at', '>=', after.updatedAt)
    .where(({ and, eb, or }) =>
      or([
        eb('updated_at', '>', after.updatedAt),
        and([eb('updated_at', '=', after.updatedAt), eb('customer', '>', after.customer)]),
      ]),
    )
    .orderBy('updated_at')
    .orderBy('customer')
    .limit(limit)
}
