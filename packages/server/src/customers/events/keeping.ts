import type { Instant, Json } from '@candor/terms'
import type { Ground } from '../../adapters/ground.ts'
import type { Write } from '../../adapters/store/index.ts'
import { eventsOf } from './event-store.ts'

/** Everything kept of what a customer did, opened, newest first. */
export async function exportOf(ground: Ground, customer: string): Promise<Json> {
  const events = await eventsOf(ground, [customer], { limit: Number.MAX_SAFE_INTEGER })
  return events.map(({ customer: _, attributes, sealed, ...event }) => ({
    ...event,
    fields: { ...attributes, ...sealed },
  }))
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
  return rows.map(removed)
}

/**
 * Up to `limit` events of one declared name that happened before `before`, oldest first, so that each can have a retention of
 * its own. Empty when there are none.
 */
export async function dueEvents(ground: Ground, name: string, before: Instant, limit: number): Promise<Write[]> {
  const rows = await ground.store.db
    .selectFrom('events')
    .select(['customer', 'event'])
    .where('name', '=', name)
    .where('at', '<', before)
    .orderBy('at')
    .limit(limit)
    .execute()
  return rows.map(removed)
}

const removed = (key: { customer: string; event: string }): Write => ({ do: 'remove', table: 'events', key })
