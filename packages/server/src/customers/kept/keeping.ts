import type { Instant, Json } from '@candor/terms'
import type { Ground } from '../../adapters/ground.ts'
import type { Write } from '../../adapters/store/index.ts'
import { keptOf } from './kept-store.ts'

/** What is kept under this id, opened; an id of its own, which no living customer has. */
export async function exportOf(ground: Ground, customer: string): Promise<Json> {
  return (await keptOf(ground, customer)).map(({ customer: _, ...kept }) => kept)
}

export const erase = (customer: string): Write[] => [{ do: 'remove', table: 'kept_records', key: { customer } }]

/** Up to `limit` records whose time ended before `before`, each with the key where nothing else is sealed with it. Empty when there are none. */
export async function expire({ store }: Ground, before: Instant, limit: number): Promise<Write[]> {
  const due = await store.db
    .selectFrom('kept_records')
    .select(['customer', 'record'])
    .where('until', '<', before)
    .orderBy('until')
    .limit(limit)
    .execute()
  const all = await store.among('kept_records', 'customer', [...new Set(due.map(({ customer }) => customer))])
  const going = new Set(due.map(({ customer, record }) => `${customer} ${record}`))
  const staying = new Set(
    all.filter(row => !going.has(`${row.customer} ${row.record}`)).map(({ customer }) => customer),
  )
  const emptied = new Set(due.map(({ customer }) => customer).filter(customer => !staying.has(customer)))
  return [
    ...due.map((key): Write => ({ do: 'remove', table: 'kept_records', key })),
    ...[...emptied].map(
      (customer): Write => ({ do: 'remove', table: 'customer_keys', key: { customer, retention: 'kept' } }),
    ),
  ]
}
