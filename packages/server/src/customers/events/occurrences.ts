import type { Instant } from '@candor/terms'
import { sql } from 'kysely'
import type { Store } from '../../adapters/store/index.ts'

/** That something happened to a customer: the half it is kept under, and when. */
export type Occurrence = { readonly customer: string; readonly at: Instant }

/** Events of one name that are kept for a purpose and happened from `since` on, some thousand at a time, from one snapshot and in no order. */
export function occurrencesOf(
  store: Store,
  name: string,
  use: string,
  since: Instant,
): AsyncIterable<readonly Occurrence[]> {
  const query = store.db
    .selectFrom('events')
    .select(['customer', 'at'])
    .where('name', '=', name)
    .where('at', '>=', since)
    // Names of purposes hold neither spaces nor wildcards.
    .where(sql<string>`' ' || purposes || ' '`, 'like', `% ${use} %`)
  return store.scan<Occurrence>(query.compile(), 4_000)
}
