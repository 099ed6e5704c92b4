import type { Store } from '../../adapters/store/index.ts'
import { Standing, type StateLayout } from '../state/index.ts'

/**
 * Visits every customer's decision state from one consistent snapshot, in customer order. `state` is one object reused for
 * all: read what you need inside `visit`, keep nothing. Stops early when `visit` answers false.
 */
export async function walkStates(
  store: Store,
  layout: StateLayout,
  visit: (customer: string, state: Standing) => boolean | undefined,
  after = '',
): Promise<void> {
  const query = store.db
    .selectFrom('customer_state')
    .select(['customer', 'state'])
    .where('layout', '=', layout.tag)
    .where('customer', '>', after)
    .orderBy('customer')
    .compile()
  const state = new Standing(layout)
  for await (const rows of store.scan<{ customer: string; state: Uint8Array }>(query))
    for (const row of rows) if (visit(row.customer, state.load(row.state)) === false) return
}
