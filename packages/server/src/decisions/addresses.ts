import type { Ground } from '../adapters/ground.ts'
import { type ContactPoint, canonicalAddress, isAddress } from '../customers/profiles/index.ts'
import type { Standing } from '../customers/state/index.ts'
import { suppressionsOf } from '../customers/suppression/index.ts'

/**
 * Writes into a state which channels reach the customer, and which of these addresses must not be written to. `points` are
 * all there are: what the state knew of others is forgotten. A suppression survives every import.
 */
export async function applyAddresses(ground: Ground, state: Standing, points: readonly ContactPoint[]): Promise<void> {
  state.clearAddresses()
  for (const point of points.filter(isAddress)) {
    const { channel } = point
    state.setKnows(channel, true)
    for (const { scope } of await suppressionsOf(ground, channel, canonicalAddress(point)))
      state.setSuppression(channel, scope)
  }
}
