import { type Lots, lotsOf } from '@candor/recommender'
import type { House } from '../../decisions/index.ts'

/**
 * The lots of one decision: SHA-256 of what names it, so that each can be drawn again from the record. That of the holdout is of
 * algorithm and customer alone: who is in it stays in it. No name holds a line break.
 */
export function drawLots({ keys }: House, algorithm: string, customer: string, entry: string): Lots {
  const hash = (...parts: readonly string[]) => keys.hashing.sha256(new TextEncoder().encode(parts.join('\n')))
  return lotsOf(hash('holdout', algorithm, customer), hash('offer', algorithm, customer, entry))
}
