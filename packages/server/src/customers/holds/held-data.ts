import type { Instant, Json } from '@candor/terms'
import type { Ground } from '../../adapters/ground.ts'
import type { DataKey } from '../../adapters/keys/index.ts'
import type { Write } from '../../adapters/store/index.ts'
import { existingKey } from '../../record/index.ts'

/** Something whose time is over and that a hold keeps: what it was, and since when it should be gone. */
export type Held = {
  readonly customer: string
  readonly held: string
  readonly rule: string
  readonly overSince: Instant
  readonly at: Instant
}

const sealedFor = (customer: string, held: string): string => `held_data|${customer}|${held}`

/** Puts away what must not be used any more and must not be lost either. Nothing but an export reads it. */
export function heldRow(ground: Ground, key: DataKey, held: Held, what: Json): Write {
  const sealed = ground.keys.seal(
    key,
    sealedFor(held.customer, held.held),
    new TextEncoder().encode(JSON.stringify(what)),
  )
  const { customer, rule, at, overSince } = held
  return {
    do: 'insert',
    table: 'held_data',
    row: { customer, held: held.held, rule, at, over_since: overSince, sealed },
  }
}

/** What is held of these customers, opened, oldest first. */
export async function heldOf(ground: Ground, customer: string): Promise<(Held & { readonly what: Json })[]> {
  const rows = await ground.store.among('held_data', 'customer', [customer])
  const key = rows.length > 0 ? (await existingKey(ground, customer, 'record'))?.key : undefined
  if (!key) return []
  const opened = rows.map(({ held, rule, over_since, at, sealed }) => ({
    customer,
    held,
    rule,
    overSince: over_since,
    at,
    what: JSON.parse(new TextDecoder().decode(ground.keys.unseal(key, sealedFor(customer, held), sealed))) as Json,
  }))
  return opened.sort((a, b) => a.overSince - b.overSince || (a.held < b.held ? -1 : 1))
}

/** Customers of whom something is held although no hold is in force any more: up to `limit` pieces of it. */
export async function heldWithoutHold({ store }: Ground, limit: number): Promise<{ customer: string; held: string }[]> {
  return store.db
    .selectFrom('held_data')
    .select(['customer', 'held'])
    .where(({ exists, not, selectFrom }) =>
      not(
        exists(
          selectFrom('legal_holds')
            .select('hold')
            .whereRef('legal_holds.customer', '=', 'held_data.customer')
            .where('released_at', 'is', null),
        ),
      ),
    )
    .limit(limit)
    .execute()
}
