import type { Clock } from '../clock/index.ts'
import { base32, timeText } from './base32.ts'
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
  let time = ''
  const tail = new Uint8Array(tailLength)
  return {
    customer: () => base32(freshBytes(customerLength)),
    id: () => {
      const now = clock.now()
      if (now > newest || time === '') {
        newest = Math.max(now, newest)
        time = timeText(newest)
        begin(tail)
      } else countUp(tail)
      return time + base32(tail)
    },
    secret: freshBytes,
  }
}

// The first place stays small, so that counting up within one millisecond never runs over.
function begin(places: Uint8Array): void {
  places.set(freshBytes(places.length).map(byte => byte & 31))
  places[0]! &= 15
}

function countUp(places: Uint8Array): void {
  for (let at = places.length - 1; at >= 0; at--) {
    if (places[at]! < 31) {
      places[at]!++
      return
    }
    places[at] = 0
  }
  throw new RangeError('more ids in one millisecond than there are')
}

export { numberedIds } from './numbered.ts'
export { freshBytes } from './random.ts'
