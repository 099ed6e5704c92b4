import type { Instant, Json } from '@candor/terms'
import type { Ground } from '../adapters/ground.ts'
import type { Write } from '../adapters/store/index.ts'
import { openEntry } from './entry.ts'
import { existingKey } from './key-ring.ts'

/** What was recorded about a customer, opened, oldest first, and what other rooms are yet to hear. Entries that were erased are left out. */
export async function exportOf(ground: Ground, customer: string): Promise<Json> {
  const { db } = ground.store
  const key = (await existingKey(ground, customer, 'record'))?.key
  const rows = await db.selectFrom('entries').selectAll().where('customer', '=', customer).orderBy('entry').execute()
  const entries = rows.flatMap(({ entry, sealed, leaf }): Json[] => {
    if (!key || !sealed) return []
    const { kind, at, body } = openEntry(ground, key, customer, entry, sealed).payload
    return [{ entry, kind, at, body, leaf }]
  })
  return { entries, ...(await waitingFor(ground, customer)) }
}

/** What other rooms are yet to hear of a customer, oldest first. */
export async function waitingFor({ store }: Ground, customer: string) {
  const rows = await store.db.selectFrom('outbox').selectAll().where('customer', '=', customer).orderBy('at').execute()
  return { happenings: rows.map(({ kind, at, body }) => ({ kind, at, body: JSON.parse(body) as Json })) }
}

/**
 * Every key of the customer, what is sealed in the record, and happenings. Of an entry its commitment and its place remain:
 * without key and record key nobody can open or link it (the log holds no more), and the log still verifies.
 */
export async function erase(ground: Ground, customer: string): Promise<Write[]> {
  const rows = await ground.store.db
    .selectFrom('entries')
    .select('entry')
    .where('customer', '=', customer)
    .where('sealed', 'is not', null)
    .execute()
  return [
    { do: 'remove', table: 'customer_keys', key: { customer } },
    { do: 'remove', table: 'outbox', key: { customer } },
    ...rows.map(({ entry }) => unsealed(customer, entry)),
  ]
}

const unsealed = (customer: string, entry: string): Write => ({
  do: 'patch',
  table: 'entries',
  key: { customer, entry },
  set: { sealed: null },
})

/** Up to `limit` records sealed and `limit` happenings delivered before `before`. Empty when there are none. */
export async function expire(ground: Ground, before: Instant, limit: number): Promise<Write[]> {
  const { db } = ground.store
  const entries = await db
    .selectFrom('entries')
    .select(['customer', 'entry'])
    // A record is sealed in the second `t`, so it is older than `before` only in an earlier one.
    .where('t', '<', Math.floor(before / 1000))
    .where('sealed', 'is not', null)
    .limit(limit)
    .execute()
  const happenings = await db
    .selectFrom('outbox')
    .select(['customer', 'happening'])
    .where('done_at', '<', before)
    .limit(limit)
    .execute()
  return [
    ...entries.map(({ customer, entry }) => unsealed(customer, entry)),
    ...happenings.map((key): Write => ({ do: 'remove', table: 'outbox', key })),
  ]
}
