import type { Numbers } from './columns.ts'

// Five bytes a contact: its distance in milliseconds from the first of the tile in 36 bits, two years, and its channel in four.

const fourBytes = 2 ** 32
const mostChannels = 16

/** The first instant, then low bits, then high bits with channels; undefined where they do not fit. */
export function packContacts(instants: Float64Array, channels: Uint8Array): readonly Numbers[] | undefined {
  let first = Number.POSITIVE_INFINITY
  let last = 0
  for (const instant of instants) {
    if (!Number.isSafeInteger(instant)) return undefined
    first = Math.min(first, instant)
    last = Math.max(last, instant)
  }
  if (last - first >= 16 * fourBytes || channels.some(channel => channel >= mostChannels)) return undefined
  const low = new Uint32Array(instants.length)
  const high = new Uint8Array(instants.length)
  for (let i = 0; i < instants.length; i++) {
    const distance = instants[i]! - first
    low[i] = distance % fourBytes
    high[i] = Math.floor(distance / fourBytes) * mostChannels + channels[i]!
  }
  return [Float64Array.of(first), low, high]
}

/** Into room for as many instants and channels. */
export function unpackContacts(
  first: number,
  low: Uint32Array,
  high: Uint8Array,
  instants: Float64Array,
  channels: Uint8Array,
): void {
  for (let i = 0; i < low.length; i++) {
    const both = high[i]!
    instants[i] = first + low[i]! + (both >> 4) * fourBytes
    channels[i] = both & 15
  }
}
