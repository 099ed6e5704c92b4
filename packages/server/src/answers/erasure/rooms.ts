import * as codes from '../../acts/choices/index.ts'
import * as sharing from '../../acts/sharing/index.ts'
import type { Ground } from '../../adapters/ground.ts'
import type { TableName, Write } from '../../adapters/store/index.ts'
import * as consent from '../../customers/consent/index.ts'
import * as events from '../../customers/events/index.ts'
import * as history from '../../customers/history/index.ts'
import * as holds from '../../customers/holds/index.ts'
import * as identity from '../../customers/identity/index.ts'
import * as kept from '../../customers/kept/index.ts'
import * as offers from '../../customers/offers/index.ts'
import * as profiles from '../../customers/profiles/index.ts'
import * as rights from '../../customers/rights/index.ts'
import * as shares from '../../customers/shares/index.ts'
import * as state from '../../customers/state/index.ts'
import * as unwanted from '../../customers/unwanted/index.ts'
import * as vault from '../../customers/vault/index.ts'

/**
 * What each room writes to forget one customer, all but the record, whose entries stay as commitments (`detach.ts`). A test
 * reads the schema: every table with a column `customer` is written to by exactly one of these, or by the record.
 */
const rooms: readonly ((ground: Ground, customer: string) => Write[] | Promise<Write[]>)[] = [
  (_, customer) => profiles.erase(customer),
  (_, customer) => consent.erase(customer),
  (_, customer) => state.erase(customer),
  (_, customer) => history.erase(customer),
  (_, customer) => events.erase(customer),
  (ground, customer) => identity.erase(ground, customer),
  (_, customer) => codes.erase(customer),
  (_, customer) => sharing.erase(customer),
  (_, customer) => unwanted.erase(customer),
  (_, customer) => offers.erase(customer),
  (ground, customer) => rights.erase(ground, customer),
  (_, customer) => holds.erase(customer),
  (_, customer) => kept.erase(customer),
  (_, customer) => shares.erase(customer),
  (ground, customer) => vault.erase(ground, customer),
  // The development postbox lies above this floor; what it kept goes like everything else.
  (_, customer) => [{ do: 'remove', table: 'postbox', key: { customer } }],
]

export async function forgetting(ground: Ground, customer: string): Promise<Write[]> {
  return (await Promise.all(rooms.map(room => room(ground, customer)))).flat()
}

/** Where a customer may have very many rows, with what names one of them: such tables are emptied in batches. */
export const long = {
  events: 'event',
  choices: 'choice',
  dispatches: 'act',
  webhook_deliveries: 'delivery',
  outbox: 'happening',
  offers_made: 'entry',
  unwanted_items: 'item',
  postbox: 'message',
} as const satisfies { readonly [T in TableName]?: string }
export const isLong = (table: string): table is keyof typeof long => Object.hasOwn(long, table)
