import type { Expectation, Store, Tables, Write } from '../../adapters/store/index.ts'
import type { StateLayout } from './layout.ts'
import { Standing } from './standing.ts'

export type StoredState = { readonly version: number; readonly state: Standing }

/** The decision state of one customer; undefined when there is no such customer. A row of another layout is an error: `rebuild` runs first. */
export async function readState(store: Store, layout: StateLayout, customer: string): Promise<StoredState | undefined> {
  const row = await store.get('customer_state', { customer })
  return row && stored(layout, row)
}

/** The decision states of these customers, in one read; those there are not are missing. */
export async function readStates(
  store: Store,
  layout: StateLayout,
  customers: readonly string[],
): Promise<Map<string, StoredState>> {
  const rows = await store.among('customer_state', 'customer', customers)
  return new Map(rows.map(row => [row.customer, stored(layout, row)]))
}

function stored(layout: StateLayout, row: Tables['customer_state']): StoredState {
  const { customer, version } = row
  if (row.layout !== layout.tag)
    throw new Error(`state of ${customer} has layout ${row.layout}, not ${layout.tag}: run \`candor state rebuild\``)
  return { version, state: new Standing(layout).load(row.state) }
}

/** The expectation and write that replace a customer's state; the version guards every fact in it. */
export function stateChange(
  customer: string,
  version: number,
  state: Standing,
): { expect: Expectation[]; writes: Write[] } {
  const write: Write =
    version === 0
      ? {
          do: 'insert',
          table: 'customer_state',
          row: { customer, version: 1, layout: state.layout.tag, state: state.copy() },
        }
      : { do: 'patch', table: 'customer_state', key: { customer }, set: changedTo(state) }
  return { expect: [{ table: 'customer_state', key: { customer }, version }], writes: [write] }
}

// INVARIANT: whoever changes the bytes of a state says that no tile shows them any more; else plans go on with what was.
/** What a row is set to whose state changed. */
export const changedTo = (
  state: Standing,
): { readonly layout: number; readonly state: Uint8Array<ArrayBuffer>; readonly tiled: null } => ({
  layout: state.layout.tag,
  state: state.copy(),
  tiled: null,
})

/** How many rows were written under another layout, e.g. after the policy gained a purpose or a field. */
export async function staleStates(store: Store, layout: StateLayout): Promise<number> {
  const row = await store.db
    .selectFrom('customer_state')
    .select(eb => eb.fn.countAll<number>().as('n'))
    .where('layout', '!=', layout.tag)
    .executeTakeFirstOrThrow()
  return Number(row.n)
}
