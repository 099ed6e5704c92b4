import type { Kind } from './columns.ts'
import { forms, headSize, numbersIn, writeHead } from './form.ts'

// Numbers that lie close together as their distance from the least of them, in as few bytes as that takes: 0 stands for nothing,
// n for `base + n - 1`. `f64` in the head stands for five bytes a number: four, and one for what is above them.

const dataFrom = headSize + 8
const fourBytes = 2 ** 32

/** Undefined where they are not whole, or too far from each other. */
export function encodeNarrow(values: Float64Array, nothing: number): Uint8Array | undefined {
  let base = Number.POSITIVE_INFINITY
  let most = Number.NEGATIVE_INFINITY
  for (const value of values) {
    if (Object.is(value, nothing)) continue
    if (!Number.isSafeInteger(value) || Object.is(value, -0)) return undefined
    if (value < base) base = value
    if (value > most) most = value
  }
  const kind = kindFor(most - base + 1)
  if (kind === undefined) return undefined
  const seats = values.length
  const bytes = new Uint8Array(dataFrom + seats * sizes[kind])
  writeHead(bytes, { form: forms.narrow, kind, seats, count: seats })
  new Float64Array(bytes.buffer, headSize, 1)[0] = base
  const low = numbersIn(kind === 'f64' ? 'u32' : kind, bytes, dataFrom, seats)
  const high = bytes.subarray(dataFrom + seats * 4)
  for (let seat = 0; seat < seats; seat++) {
    const code = Object.is(values[seat], nothing) ? 0 : values[seat]! - base + 1
    low[seat] = kind === 'f64' ? code % fourBytes : code
    if (kind === 'f64') high[seat] = Math.floor(code / fourBytes)
  }
  return bytes
}

const sizes = { u8: 1, u16: 2, u32: 4, f64: 5 } as const

function kindFor(most: number): Kind | undefined {
  if (most < 2 ** 8) return 'u8'
  if (most < 2 ** 16) return 'u16'
  if (most < fourBytes) return 'u32'
  return most < 2 ** 40 ? 'f64' : undefined
}

/** The numbers, into `into`. */
export function decodeNarrow(bytes: Uint8Array, kind: Kind, nothing: number, into: Float64Array): Float64Array {
  const before = numbersIn('f64', bytes, headSize, 1)[0]! - 1
  const seats = into.length
  const low = numbersIn(kind === 'f64' ? 'u32' : kind, bytes, dataFrom, seats)
  if (kind === 'f64') return decodeFive(low as Uint32Array, bytes.subarray(dataFrom + seats * 4), before, nothing, into)
  for (let seat = 0; seat < seats; seat++) {
    const code = low[seat]!
    into[seat] = code === 0 ? nothing : before + code
  }
  return into
}

function decodeFive(
  low: Uint32Array,
  high: Uint8Array,
  before: number,
  nothing: number,
  into: Float64Array,
): Float64Array {
  for (let seat = 0; seat < into.length; seat++) {
    const code = low[seat]! + high[seat]! * fourBytes
    into[seat] = code === 0 ? nothing : before + code
  }
  return into
}
