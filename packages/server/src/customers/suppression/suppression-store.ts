import type { Channel, Instant } from '@candor/terms'
import type { Ground } from '../../adapters/ground.ts'
import type { Write } from '../../adapters/store/index.ts'

/** `marketing`: everything a withdrawal bars. `all`: every contact (the address bounces or complained). */
export type Scope = 'marketing' | 'all'
export type Suppression = {
  readonly channel: Channel
  readonly scope: Scope
  readonly reason: string
  readonly at: Instant
}

/**
 * A keyed hash of the address under a key of its own. It outlives import, deletion and erasure, for one purpose only: not to
 * write to somebody again who must not be written to. It is kept out of the log.
 */
export function suppressionIndexOf(ground: Ground, channel: Channel, canonicalAddress: string): string {
  return ground.keys.suppressionIndex(`${channel}|${canonicalAddress}`)
}

/** Once `all`, always `all`: an event from outside may only restrict. */
export function suppressionRow(blind: string, suppression: Suppression): Write {
  return { do: 'put', table: 'suppressions', row: { blind, ...suppression } }
}

export async function suppressionOf(
  ground: Ground,
  channel: Channel,
  canonicalAddress: string,
): Promise<Suppression | undefined> {
  const row = await ground.store.get('suppressions', {
    blind: suppressionIndexOf(ground, channel, canonicalAddress),
    channel,
  })
  return row && { channel, scope: row.scope as Scope, reason: row.reason, at: row.at }
}
