import type { Instant } from '@candor/terms'
import { type NumberedHome, reached } from './homes.ts'

/** Adds to each word whether the seat has the bit. */
export function addBit(words: Int32Array, column: Uint16Array, bit: number, to: number, seats: number): void {
  for (let place = 0; place < seats; place++) if ((column[place]! & bit) !== 0) words[place]! |= 1 << to
}

/** Adds to each word those bits of the seat. */
export function addBits(words: Int32Array, column: Uint8Array, bits: number, to: number, seats: number): void {
  for (let place = 0; place < seats; place++) words[place]! |= (column[place]! & bits) << to
}

/** Adds to each word whether there was a pause, 1, or is one, 2. */
export function addPause(words: Int32Array, paused: Float64Array, at: Instant, to: number, seats: number): void {
  for (let place = 0; place < seats; place++)
    if (paused[place] !== 0) words[place]! |= (paused[place]! <= at ? 1 : 2) << to
}

/** Adds to each word between which turns the age lies, 0 where it is not known or nobody asks. */
export function addAge(
  words: Int32Array,
  ages: Float64Array,
  homes: readonly NumberedHome[],
  to: number,
  chains: Int32Array,
  seats: number,
): void {
  for (let place = 0; place < seats; place++) {
    const age = ages[place]!
    if (Number.isNaN(age) || chains[place]! <= 0 || !homes[place]!.asksAge) continue
    words[place]! |= (1 + reached(homes[place]!.ages, age)) << to
  }
}
