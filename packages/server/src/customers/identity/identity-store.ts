import type { Instant } from '@candor/terms'
import type { Ground } from '../../adapters/ground.ts'
import type { DataKey } from '../../adapters/keys/index.ts'
import type { Write } from '../../adapters/store/index.ts'
import type { Handle, Owner } from './handle.ts'

/** The same handle always gives the same index, and without the key nobody can guess it. Handles are compared byte for byte. */
export const blindOfHandle = (ground: Ground, { channel, value }: Handle): string =>
  ground.keys.blindIndex(`${channel}|${value}`)

/**
 * Who holds these handles, by blind index, in one query. A half that was merged away is answered as the customer who stands
 * for it. Handles nobody holds are missing.
 */
export async function ownersOf(ground: Ground, handles: readonly Handle[]): Promise<ReadonlyMap<string, Owner>> {
  if (handles.length === 0) return new Map()
  const blinds = [...new Set(handles.map(handle => blindOfHandle(ground, handle)))]
  const rows = await ground.store.db
    .selectFrom('identities')
    .leftJoin('profiles', 'profiles.customer', 'identities.customer')
    .select(['identities.blind', 'identities.customer', 'identities.shared', 'profiles.merged_into'])
    .where('identities.blind', 'in', blinds)
    .execute()
  return new Map(rows.map(row => [row.blind, { customer: row.merged_into ?? row.customer, shared: row.shared !== 0 }]))
}

/**
 * What gives a handle that nobody holds to a customer, with its sealed value. `key` is the customer's key for the profile. A
 * handle that somebody else was given meanwhile is a conflict: gather again.
 */
export function claimRows(ground: Ground, key: DataKey, customer: string, handle: Handle, at: Instant): Write[] {
  const { channel } = handle
  const blind = blindOfHandle(ground, handle)
  // Sealed for the same place as every other contact point, so that the room of profiles opens it.
  const sealed = ground.keys.seal(key, `contact_points|${customer}|${channel}`, new TextEncoder().encode(handle.value))
  return [
    identityRow(ground, customer, handle, at),
    { do: 'put', table: 'contact_points', row: { customer, channel, blind, sealed, added_at: at } },
  ]
}

/** How many handles of this channel the customer was given. */
export async function countHandles(ground: Ground, customer: string, channel: Handle['channel']): Promise<number> {
  const { n } = await ground.store.db
    .selectFrom('contact_points')
    .select(eb => eb.fn.countAll<number>().as('n'))
    .where('customer', '=', customer)
    .where('channel', '=', channel)
    .executeTakeFirstOrThrow()
  return Number(n)
}

/** The claim alone, for whoever keeps the sealed value themselves. */
export const identityRow = (ground: Ground, customer: string, handle: Handle, at: Instant): Write => ({
  do: 'insert',
  table: 'identities',
  row: { blind: blindOfHandle(ground, handle), channel: handle.channel, customer, shared: 0, at },
})

/** A second person uses this device: from now on what it says alone belongs to neither. */
export const sharedRow = (ground: Ground, handle: Handle): Write => ({
  do: 'patch',
  table: 'identities',
  key: { blind: blindOfHandle(ground, handle), channel: handle.channel },
  set: { shared: 1 },
})

/** Whether one of these customers goes by a name of the brand's own. Without one, a customer is a device and nobody in particular. */
export async function isNamed(ground: Ground, customers: readonly string[]): Promise<boolean> {
  const row = await ground.store.db
    .selectFrom('identities')
    .select('customer')
    .where('customer', 'in', customers)
    .where('channel', '=', 'id')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
