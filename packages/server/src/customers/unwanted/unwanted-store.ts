import type { Instant } from '@candor/terms'
import type { Store, Write } from '../../adapters/store/index.ts'

/** An item of which a customer said: do not use this. */
export type Unwanted = { readonly customer: string; readonly item: string; readonly at: Instant }

/** What these customers (the halves of one person) do not want used, newest first: what one half said holds for all. */
export async function unwantedOf(store: Store, customers: readonly string[]): Promise<Unwanted[]> {
  const rows = await store.among('unwanted_items', 'customer', customers)
  return rows
    .map(({ customer, item, at }) => ({ customer, item, at: Number(at) }))
    .sort((a, b) => b.at - a.at || (a.item < b.item ? -1 : 1))
}

/** Everything that anybody does not want used, some thousand at a time, from one snapshot. */
export const allUnwanted = (store: Store): AsyncIterable<{ readonly customer: string; readonly item: string }[]> =>
  store.scan(store.db.selectFrom('unwanted_items').select(['customer', 'item']).compile(), 4_000)

export const unwantedRow = (row: Unwanted): Write => ({ do: 'put', table: 'unwanted_items', row })

/** The item may be used again, whichever half had said no. */
export const wantedAgain = (customers: readonly string[], item: string): Write[] =>
  customers.map(customer => ({ do: 'remove', table: 'unwanted_items', key: { customer, item } }))
