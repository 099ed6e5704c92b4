import type { Instant } from '@candor/terms'
import type { Store, Write } from '../../adapters/store/index.ts'
import type { RightsRequest } from './request.ts'
import { requestOf } from './request-store.ts'

/** Open requests that staff were not yet written of at their stage, the next due first; none that is being written of now. */
export async function untoldRequests(store: Store, now: Instant, limit: number): Promise<RightsRequest[]> {
  const rows = await store.db
    .selectFrom('rights_requests')
    .selectAll()
    .where('settled_at', 'is', null)
    // New, or nearer to its end than when staff were last told.
    .where(({ eb, or, and, ref }) =>
      or([eb('told_stage', 'is', null), and([eb('stage', '<>', ref('told_stage')), eb('stage', '<>', 'calm')])]),
    )
    .where(({ eb, or }) => or([eb('telling_until', 'is', null), eb('telling_until', '<', now)]))
    .orderBy('due_at')
    .orderBy('request')
    .limit(limit)
    .execute()
  return rows.map(requestOf)
}

/** Keeps others from writing of these until then; undefined when one of them changed meanwhile. */
export const claimTelling = (store: Store, all: readonly RightsRequest[], until: Instant) =>
  patched(store, all, () => ({ telling_until: until }))

/** Staff were written of them. Where one changed meanwhile they are written again later. */
export const releaseTelling = (store: Store, all: readonly RightsRequest[]) =>
  patched(store, all, ({ stage }) => ({ telling_until: null, told_stage: stage }))

async function patched(
  store: Store,
  all: readonly RightsRequest[],
  set: (request: RightsRequest) => { readonly telling_until: number | null; readonly told_stage?: string },
): Promise<RightsRequest[] | undefined> {
  const keyOf = ({ customer, request }: RightsRequest) => ({ customer, request })
  const done = await store.commit({
    expect: all.map(one => ({ table: 'rights_requests', key: keyOf(one), version: one.version })),
    writes: all.map((one): Write => ({ do: 'patch', table: 'rights_requests', key: keyOf(one), set: set(one) })),
  })
  return done.done ? all.map(one => ({ ...one, version: one.version + 1 })) : undefined
}
