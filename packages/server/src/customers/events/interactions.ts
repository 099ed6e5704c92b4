import type { Instant } from '@candor/terms'
import { sql } from 'kysely'
import type { Store } from '../../adapters/store/index.ts'
import type { EventFields } from './event.ts'

/** Which attribute field of which event names items. */
export type ItemFields = ReadonlyMap<string, string>

/** Of which events, and for which purpose. */
export type Interacting = { readonly fields: ItemFields; readonly use: string }

/** What one event of a customer named: items of the catalogue, as they were written there. */
export type Interaction = {
  readonly customer: string
  readonly name: string
  readonly at: Instant
  readonly items: readonly string[]
}

type Row = { readonly customer: string; readonly name: string; readonly at: number; readonly fields: string }

/** What one person, known as these customers, did with items: the newest `limit` events, newest received first. */
export async function interactionsOf(
  store: Store,
  customers: readonly string[],
  interacting: Interacting,
  limit: number,
): Promise<Interaction[]> {
  const rows = await eventsThatNameItems(store, interacting)
    .where('customer', 'in', customers)
    .orderBy('event', 'desc')
    .limit(limit)
    .execute()
  return rows.map(row => interactionIn(row, interacting.fields))
}

/** What everybody did with items, some thousand events at a time, from one snapshot and in no order; merged customers under their own name. */
export async function* allInteractions(store: Store, interacting: Interacting): AsyncGenerator<readonly Interaction[]> {
  const query = eventsThatNameItems(store, interacting).compile()
  for await (const rows of store.scan<Row>(query, 4_000)) yield rows.map(row => interactionIn(row, interacting.fields))
}

/** As `countsOf`: names of purposes hold neither spaces nor wildcards. */
function eventsThatNameItems({ db }: Store, { fields, use }: Interacting) {
  return db
    .selectFrom('events')
    .select(['customer', 'name', 'at', 'fields'])
    .where('name', 'in', [...fields.keys()])
    .where(sql<string>`' ' || purposes || ' '`, 'like', `% ${use} %`)
}

function interactionIn({ customer, name, at, fields }: Row, named: ItemFields): Interaction {
  const value = (JSON.parse(fields) as EventFields)[named.get(name) ?? '']
  const items = (Array.isArray(value) ? value : [value]).filter(one => typeof one === 'string')
  return { customer, name, at: Number(at), items }
}
