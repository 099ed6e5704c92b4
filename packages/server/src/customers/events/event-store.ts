import type { Ground } from '../../adapters/ground.ts'
import type { DataKey } from '../../adapters/keys/index.ts'
import type { Tables, Write } from '../../adapters/store/index.ts'
import { existingKey } from '../../record/index.ts'
import type { CustomerEvent, EventFields, EventPlace, StoredEvent } from './event.ts'
import { openedFields, sealedFields } from './sealing.ts'

/** One append. `key` is the customer's of their profile; an event without identifying or sensitive fields needs none. */
export function eventRow(ground: Ground, key: DataKey | undefined, customer: string, event: StoredEvent): Write {
  return {
    do: 'insert',
    table: 'events',
    row: {
      customer,
      event: event.event,
      source: event.source,
      type: event.type,
      name: event.name,
      at: event.at,
      received_at: event.receivedAt,
      purposes: event.purposes.join(' '),
      fields: JSON.stringify(event.attributes),
      sealed: sealedFields(ground, key, { customer, event: event.event }, event.sealed),
    },
  }
}

/** A part of a timeline: at most `limit` events, those behind `after` where it is given; `only` these, where they are named. */
export type EventPage = { readonly limit: number; readonly after?: EventPlace; readonly only?: readonly string[] }

/** What these customers did (the halves of one person), newest first, opened. */
export async function eventsOf(
  ground: Ground,
  customers: readonly string[],
  { limit, after, only }: EventPage,
): Promise<CustomerEvent[]> {
  if (customers.length === 0 || only?.length === 0) return []
  let query = ground.store.db.selectFrom('events').selectAll().where('customer', 'in', customers)
  if (after)
    query = query.where(({ and, eb, or }) =>
      or([eb('at', '<', after.at), and([eb('at', '=', after.at), eb('event', '<', after.event)])]),
    )
  if (only) query = query.where('event', 'in', only)
  const rows = await query.orderBy('at', 'desc').orderBy('event', 'desc').limit(limit).execute()
  const keys = await keysOf(ground, rows)
  return rows.map(row => fromRow(ground, keys.get(row.customer), row))
}

type Row = Tables['events']

async function keysOf(ground: Ground, rows: readonly Row[]): Promise<ReadonlyMap<string, DataKey | undefined>> {
  const owners = [...new Set(rows.filter(row => row.sealed).map(row => row.customer))]
  return new Map(
    await Promise.all(owners.map(async owner => [owner, (await existingKey(ground, owner, 'profile'))?.key] as const)),
  )
}

export function fromRow(ground: Ground, key: DataKey | undefined, row: Row): CustomerEvent {
  return {
    customer: row.customer,
    event: row.event,
    source: row.source,
    type: row.type as StoredEvent['type'],
    name: row.name,
    at: row.at,
    receivedAt: row.received_at,
    purposes: row.purposes.split(' ').filter(purpose => purpose !== ''),
    attributes: JSON.parse(row.fields) as EventFields,
    sealed: openedFields(ground, key, row),
  }
}
