import type { Lots } from './choose-offer.ts'

/**
 * The lots of a decision from two hashes that the caller makes: one of algorithm and customer alone, so that who is in the holdout
 * stays in it, and one of algorithm, customer and entry, which anybody who knows them can make again. Each lot is the first 53
 * bits of 8 bytes, most significant first. Throws a RangeError for fewer than 8 or 24 bytes.
 */
export function lotsOf(person: Uint8Array, decision: Uint8Array): Lots {
  if (person.length < 8 || decision.length < 24)
    throw new RangeError(`${person.length} and ${decision.length} bytes are too few for lots`)
  return {
    holdout: lotAt(person, 0),
    explore: lotAt(decision, 0),
    offer: lotAt(decision, 8),
    cap: lotAt(decision, 16),
  }
}

function lotAt(bytes: Uint8Array, at: number): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, 8)
  return (view.getUint32(0) * 2 ** 21 + (view.getUint32(4) >>> 11)) / 2 ** 53
}
