import type { Instant } from '@candor/terms'
import type { House } from '../../decisions/index.ts'

/** How many events are kept for exactly these purposes. */
export type KeptCount = { readonly purposes: readonly string[]; readonly n: number }

/** How many events of these customers (the halves of one person) are kept that happened at or after `since`. */
export async function keptSince({ store }: House, customers: readonly string[], since: Instant): Promise<KeptCount[]> {
  const rows = await store.db
    .selectFrom('events')
    .select(['purposes', eb => eb.fn.countAll<number | string>().as('n')])
    .where('customer', 'in', customers)
    .where('at', '>=', since)
    .groupBy('purposes')
    .execute()
  return rows.map(({ purposes, n }) => ({ purposes: purposes.split(' ').filter(Boolean), n: Number(n) }))
}
