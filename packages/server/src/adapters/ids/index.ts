import type { Clock } from '../clock/index.ts'
import { base32, timeOrdered } from './base32.ts'
import { freshBytes } from './random.ts'

/** The only source of identifiers and secrets. */
export interface Ids {
  /** A customer's id: 20 characters of lower-case base32, 100 random bits, telling nothing about the person or the time. */
  customer(): string
  /** 26 characters of lower-case base32 that sort by time of making; never twice, never going back in this process. */
  id(): string
  /** Unpredictable bytes. */
  secret(length: number): Uint8Array
}

const customerLength = 20
const tailLength = 16

/** Identifiers from the operating system's randomness and the clock. */
export function realIds(clock: Clock): Ids {
  let newest = 0
  let tail: Uint8Array = new Uint8Array(tailLength)
  return {
    customer: () => base32(freshBytes(customerLength)),
    id: () => {
      const now = clock.now()
      tail = now > newest ? startOf(tailLength) : next(tail)
      newest = Math.max(newest, now)
      return timeOrdered(newest, tail)
    },
    secret: freshBytes,
  }
}

// The first place stays small, so that counting up within one millisecond never runs over.
function startOf(length: number): Uint8Array {
  const places = freshBytes(length).map(byte => byte & 31)
  places[0]! &= 15
  return places
}

function next(places: Uint8Array): Uint8Array {
  const counted = places.slice()
  for (let at = counted.length - 1; at >= 0; at--) {
    if (counted[at]! < 31) {
      counted[at]!++
      return counted
    }
    counted[at] = 0
  }
  throw new RangeError('more ids in one millisecond than there are')
}

export { numberedIds } from './numbered.ts'
export { freshBytes } from './random.ts'
