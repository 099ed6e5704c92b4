import type { Instant, Json } from '@candor/terms'
import { eventsOf } from '../../customers/events/index.ts'
import { heldRow } from '../../customers/holds/index.ts'
import type { House } from '../../decisions/index.ts'
import { type Change, keyOf, together } from '../../record/index.ts'
import type { DueRow } from './rule.ts'

export type ToHold = {
  readonly customer: string
  readonly rule: string
  readonly overSince: Instant
  readonly what: Json
}

/** Seals what is over and held, so that nothing uses it any more. Whose it is reads it in their copy. */
export async function putAway(house: House, pieces: readonly ToHold[]): Promise<Partial<Change>> {
  const parts: Partial<Change>[] = []
  for (const [customer, own] of Map.groupBy(pieces, one => one.customer)) {
    const { key, writes } = await keyOf(house, customer, 'record')
    const at = house.clock.now()
    const rows = own.map(({ rule, overSince, what }) =>
      heldRow(house, key, { customer, held: house.ids.id(), rule, overSince, at }, what),
    )
    parts.push({ writes: [...writes, ...rows] })
  }
  return together(...parts)
}

/** Events as they are kept, opened. */
export async function eventsToHold(house: House, rule: string, rows: readonly DueRow[]): Promise<ToHold[]> {
  const pieces: ToHold[] = []
  for (const [customer, own] of Map.groupBy(rows, row => String(row['customer']))) {
    const only = own.map(row => String(row['event']))
    for (const { attributes, sealed, customer: _, ...event } of await eventsOf(house, [customer], {
      limit: only.length,
      only,
    })) {
      const what = JSON.parse(JSON.stringify({ ...event, fields: { ...attributes, ...sealed } })) as Json
      pieces.push({ customer, rule, overSince: event.at, what })
    }
  }
  return pieces
}
