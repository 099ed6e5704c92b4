import type { Instant, Json } from '@candor/terms'
import type { Ground } from '../../adapters/ground.ts'
import type { Store, Write } from '../../adapters/store/index.ts'
import { eventPages } from './event-pages.ts'

/** Everything kept of what a customer did, opened, newest received first. All at once: a copy of unknown length takes `eventPages`. */
export async function exportOf(ground: Ground, customer: string): Promise<Json> {
  const all: Json[] = []
  for await (const events of eventPages(ground, customer))
    for (const { customer: _, attributes, sealed, ...event } of events)
      all.push({ ...event, fields: { ...attributes, ...sealed } })
  return all
}

/** Every event. */
export const erase = (customer: string): Write[] => [{ do: 'remove', table: 'events', key: { customer } }]

/** Up to `limit` events, whatever their name, that happened before `before`. Empty when there are none. */
export async function expire(ground: Ground, before: Instant, limit: number): Promise<Write[]> {
  const rows = await ground.store.db
    .selectFrom('events')
    .select(['customer', 'event'])
    .where('at', '<', before)
    .limit(limit)
    .execute()
  return rows.map(eventGone)
}

/** Names an event among all. */
export type EventKey = { readonly customer: string; readonly event: string }

export type DueEvent = EventKey & { readonly at: Instant }

/** Every name of which something is kept, in order: one look into the index for each. */
export async function namesKept(store: Store): Promise<string[]> {
  const names: string[] = []
  for (;;) {
    const query = store.db.selectFrom('events').select(eb => eb.fn.min('name').as('name'))
    const row = await query.where('name', '>', names.at(-1) ?? '').executeTakeFirst()
    if (row?.name == null) return names
    names.push(row.name)
  }
}

export const eventGone = ({ customer, event }: EventKey): Write => ({
  do: 'remove',
  table: 'events',
  key: { customer, event },
})
