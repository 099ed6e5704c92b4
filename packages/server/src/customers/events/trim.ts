import type { Instant } from '@candor/terms'
import type { Ground } from '../../adapters/ground.ts'
import type { DataKey } from '../../adapters/keys/index.ts'
import type { Store, Tables, Write } from '../../adapters/store/index.ts'
import type { EventFields } from './event.ts'
import { openedFields, sealedFields } from './sealing.ts'

/** An event as it is kept. */
export type EventRow = Tables['events']

/** Every event of one name that happened before `before`, some hundred at a time, from one snapshot. */
export const eventsBefore = (store: Store, name: string, before: Instant): AsyncIterable<EventRow[]> =>
  store.scan<EventRow>(
    store.db.selectFrom('events').selectAll().where('name', '=', name).where('at', '<', before).compile(),
    500,
  )

/** The event without the fields that `isOver`, as a write; undefined when it holds none of them. `key` opens what is sealed. */
export function trimmed(
  ground: Ground,
  key: DataKey | undefined,
  row: EventRow,
  isOver: (field: string) => boolean,
): Write | undefined {
  const open = JSON.parse(row.fields) as EventFields
  const sealed = openedFields(ground, key, row)
  const lost = Object.keys({ ...open, ...sealed }).filter(isOver)
  if (lost.length === 0) return undefined
  const { customer, event } = row
  const set = { fields: JSON.stringify(without(open, lost)) }
  // A row whose key is gone opens no more: what is sealed there has ended already.
  const left = key && row.sealed ? sealedFields(ground, key, row, without(sealed, lost)) : row.sealed
  return { do: 'patch', table: 'events', key: { customer, event }, set: { ...set, sealed: left } }
}

const without = (fields: EventFields, lost: readonly string[]): EventFields =>
  Object.fromEntries(Object.entries(fields).filter(([field]) => !lost.includes(field)))
