import { second } from '@candor/terms'
import type { Ground } from '../adapters/ground.ts'
import type { DataKey } from '../adapters/keys/index.ts'
import type { Store, Write } from '../adapters/store/index.ts'

/** Which of a customer's keys: one per kind of retention, so that destroying one leaves the others. `kept`: what a law demands of somebody erased. */
export type Retention = 'profile' | 'record' | 'kept'

/** A key with the writes that store it, when it was made just now; they belong in the same change as what it seals. */
export type RingKey = { readonly key: DataKey; readonly writes: readonly Write[] }

/** The customer's key of a retention class; made when there is none. Keys are never shared between customers. */
export async function keyOf(ground: Ground, customer: string, retention: Retention): Promise<RingKey> {
  return (await existingKey(ground, customer, retention)) ?? makeKey(ground, customer, retention)
}

/** The keys of a retention class that these customers have, in one read. */
async function existingKeys(
  ground: Ground,
  customers: readonly string[],
  retention: Retention,
): Promise<Map<string, RingKey>> {
  const rows = await ground.store.among('customer_keys', 'customer', customers)
  const own = rows.filter(row => row.retention === retention)
  return new Map(own.map(row => [row.customer, { key: ground.keys.open(row.wrapped, row.epoch), writes: [] }]))
}

/** How long a customer's key for the record is not looked up again: so long after an erasure elsewhere it may still seal, and nobody can open that. */
export const rememberedFor = 30 * second
const mostRemembered = 10_000
type Remembered = { readonly ring: RingKey; readonly until: number }
const memories = new WeakMap<Store, Map<string, Remembered>>()

/**
 * The keys for the record that these customers have. Each act needs one and they never change, so those of the customers at
 * work are remembered for half a minute, wrapped as they are.
 */
export async function recordKeys(ground: Ground, customers: readonly string[]): Promise<Map<string, RingKey>> {
  const memory = memories.get(ground.store) ?? new Map<string, Remembered>()
  memories.set(ground.store, memory)
  const now = ground.clock.monotonic()
  const keys = new Map<string, RingKey>()
  const unknown: string[] = []
  for (const customer of customers) {
    const known = memory.get(customer)
    if (known && known.until > now) keys.set(customer, known.ring)
    else unknown.push(customer)
  }
  if (unknown.length === 0) return keys
  if (memory.size + unknown.length > mostRemembered) memory.clear()
  for (const [customer, ring] of await existingKeys(ground, unknown, 'record')) {
    keys.set(customer, ring)
    memory.set(customer, { ring, until: now + rememberedFor })
  }
  return keys
}

/** Drops what this process remembers of the keys of somebody who was erased. */
export function forgetKeys({ store }: Pick<Ground, 'store'>, customers: readonly string[]): void {
  for (const customer of customers) memories.get(store)?.delete(customer)
}

export async function existingKey(
  ground: Pick<Ground, 'store' | 'keys'>,
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
