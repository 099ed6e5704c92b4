import type { Channel, Instant } from '@candor/terms'
import type { Ground } from '../../adapters/ground.ts'
import type { Write } from '../../adapters/store/index.ts'

/** `marketing`: everything a withdrawal bars. `all`: every contact (the address bounces or complained). */
const scopes = ['marketing', 'all'] as const
export type Scope = (typeof scopes)[number]
export type Suppression = {
  readonly channel: Channel
  readonly scope: Scope
  readonly reason: string
  readonly at: Instant
}

/** An address on a channel, in the form addresses are compared in. */
export type CanonicalAddress = { readonly channel: Channel; readonly address: string }

/**
 * A keyed hash of the address under a key of its own. It outlives import, deletion and erasure, for one purpose only: not to
 * write to somebody again who must not be written to. It is kept out of the log.
 */
export function suppressionIndexOf(ground: Ground, channel: Channel, canonicalAddress: string): string {
  return ground.keys.suppressionIndex(`${channel}|${canonicalAddress}`)
}

/** A row per scope: once `all`, always `all`, whatever is lifted beside it. An event from outside may only restrict. */
export function suppressionRow(blind: string, suppression: Suppression): Write {
  return { do: 'put', table: 'suppressions', row: { blind, ...suppression } }
}

/** Why an address must not be written to: nothing, one scope, or both. */
export async function suppressionsOf(
  ground: Ground,
  channel: Channel,
  canonicalAddress: string,
): Promise<Suppression[]> {
  const blind = suppressionIndexOf(ground, channel, canonicalAddress)
  const rows = await Promise.all(scopes.map(scope => ground.store.get('suppressions', { blind, channel, scope })))
  return rows.flatMap(row => (row ? [{ channel, scope: row.scope as Scope, reason: row.reason, at: row.at }] : []))
}

/**
 * What the do-not-contact list holds about a person's addresses, for their export. There is no `erase` and no `expire` here:
 * the list is what must outlive the customer (GDPR Art. 17(3)(b), 21(3)). It holds keyed hashes, no address and no customer.
 */
export async function exportOf(ground: Ground, addresses: readonly CanonicalAddress[]): Promise<Suppression[]> {
  const found = await Promise.all(addresses.map(({ channel, address }) => suppressionsOf(ground, channel, address)))
  return found.flat()
}
