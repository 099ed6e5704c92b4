import type { Kind, Numbers } from './columns.ts'

/**
 * How the bytes of a column are laid out, its first byte. All begin with eight bytes: the form, the kind of number, the seats (16
 * bits), and a count (32 bits); so everything after them is aligned.
 */
export const forms = { constant: 0, dense: 1, sparse: 2, lists: 3, patterns: 4, narrow: 5 } as const
export type FormCode = (typeof forms)[keyof typeof forms]
export const headSize = 8

const kinds: readonly Kind[] = ['u8', 'u16', 'u32', 'f64']
const makers = { u8: Uint8Array, u16: Uint16Array, u32: Uint32Array, f64: Float64Array } as const

export const bytesOf = (kind: Kind): number => makers[kind].BYTES_PER_ELEMENT

/** Room for that many numbers of the kind, zero. */
export const room = (kind: Kind, count: number): Numbers => new makers[kind](count)

/** The numbers that lie in the bytes from `from` on, without copying where they are aligned. */
export function numbersIn(kind: Kind, bytes: Uint8Array, from: number, count: number): Numbers {
  const start = bytes.byteOffset + from
  const size = count * bytesOf(kind)
  if (start % bytesOf(kind) === 0) return new makers[kind](bytes.buffer as ArrayBuffer, start, count)
  return new makers[kind](bytes.slice(from, from + size).buffer, 0, count)
}

export type Head = { readonly form: number; readonly kind: Kind; readonly seats: number; readonly count: number }

export function writeHead(bytes: Uint8Array, { form, kind, seats, count }: Head): void {
  bytes[0] = form
  bytes[1] = kinds.indexOf(kind)
  bytes[2] = seats & 0xff
  bytes[3] = seats >> 8
  new DataView(bytes.buffer, bytes.byteOffset).setUint32(4, count, true)
}

/** Throws a RangeError for bytes that are no column. */
export function readHead(bytes: Uint8Array): Head {
  const kind = kinds[bytes[1] ?? 9]
  if (bytes.length < headSize || kind === undefined)
    throw new RangeError(`${bytes.length} bytes are no column of a tile`)
  const count = new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true)
  return { form: bytes[0]!, kind, seats: bytes[2]! | (bytes[3]! << 8), count }
}
