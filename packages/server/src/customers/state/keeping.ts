import type { Instant, Json } from '@candor/terms'
import type { Ground } from '../../adapters/ground.ts'
import type { Write } from '../../adapters/store/index.ts'
import type { Codes } from './codes.ts'
import { describeState } from './describe.ts'
import type { StateLayout } from './layout.ts'
import { readState } from './state-store.ts'

/** The decision state in plain names; `reading` is of the policy it was written under. */
export async function exportOf(
  ground: Ground,
  customer: string,
  reading: { readonly layout: StateLayout; readonly codes: Codes },
): Promise<Json> {
  const stored = await readState(ground.store, reading.layout, customer)
  return stored ? describeState(stored.state, reading.codes) : null
}

/** The decision state. */
export const erase = (customer: string): Write[] => [{ do: 'remove', table: 'customer_state', key: { customer } }]

/**
 * Up to `limit` states whose customer has no profile any more: what is derived goes with what it derives from, so its age
 * does not matter. Empty when there are none.
 */
export async function expire(ground: Ground, _before: Instant, limit: number): Promise<Write[]> {
  const rows = await ground.store.db
    .selectFrom('customer_state')
    .select('customer_state.customer')
    .where(({ exists, not, selectFrom }) =>
      not(
        exists(selectFrom('profiles').select('customer').whereRef('profiles.customer', '=', 'customer_state.customer')),
      ),
    )
    .limit(limit)
    .execute()
  return rows.flatMap(({ customer }) => erase(customer))
}
