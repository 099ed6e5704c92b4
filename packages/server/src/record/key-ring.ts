import type { Ground } from '../adapters/ground.ts'
import type { DataKey } from '../adapters/keys/index.ts'
import type { Write } from '../adapters/store/index.ts'

/** Which of a customer's keys: one per kind of retention, so that destroying one leaves the others. */
export type Retention = 'profile' | 'record'

/** A key with the writes that store it, when it was made just now; they belong in the same change as what it seals. */
export type RingKey = { readonly key: DataKey; readonly writes: readonly Write[] }

/** The customer's key of a retention class; made when there is none. Keys are never shared between customers. */
export async function keyOf(ground: Ground, customer: string, retention: Retention): Promise<RingKey> {
  return (await existingKey(ground, customer, retention)) ?? makeKey(ground, customer, retention)
}

/** The keys of a retention class that these customers have, in one read. */
export async function existingKeys(
  ground: Ground,
  customers: readonly string[],
  retention: Retention,
): Promise<Map<string, RingKey>> {
  const rows = await ground.store.among('customer_keys', 'customer', customers)
  const own = rows.filter(row => row.retention === retention)
  return new Map(own.map(row => [row.customer, { key: ground.keys.open(row.wrapped, row.epoch), writes: [] }]))
}

export async function existingKey(
  ground: Ground,
  customer: string,
  retention: Retention,
): Promise<RingKey | undefined> {
  const row = await ground.store.get('customer_keys', { customer, retention })
  return row && { key: ground.keys.open(row.wrapped, row.epoch), writes: [] }
}

export function makeKey(ground: Ground, customer: string, retention: Retention): RingKey {
  const { key, wrapped, epoch } = ground.keys.newKey()
  return { key, writes: [{ do: 'insert', table: 'customer_keys', row: { customer, retention, epoch, wrapped } }] }
}
