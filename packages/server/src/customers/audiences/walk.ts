import type { Store } from '../../adapters/store/index.ts'
import { Standing, type StateLayout } from '../state/index.ts'

/** A slice of some milliseconds: larger ones cost less a row, and other work waits longer. */
const rowsAtOnce = 4_000

/**
 * Visits every customer's decision state from one consistent snapshot, in customer order. `state` is one object reused for
 * all: read what you need inside `visit`, keep nothing. Stops early when `visit` answers false.
 */
export async function walkStates(
  store: Store,
  layout: StateLayout,
  visit: (customer: string, state: Standing) => boolean,
  after = '',
): Promise<void> {
  const state = new Standing(layout)
  for await (const rows of store.states(layout.tag, after, rowsAtOnce))
    for (const [customer, row] of rows) if (!visit(customer, state.load(row))) return
}
