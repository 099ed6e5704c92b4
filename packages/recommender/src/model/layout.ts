/**
 * The bytes of a model: a magic word, the version of this layout and the length of the head (two unsigned 32-bit numbers), the
 * head as JSON, then its arrays, each begun at a multiple of 8, and last a CRC-32 of all before it. Numbers are little-endian.
 */
export const magic = 'CANDORRM'
export const layoutVersion = 1
export const headAt = 16

/** How the head names an array that follows. */
export type ArrayHead = { readonly name: string; readonly type: 'i32' | 'f64'; readonly length: number }

export const roundUp = (at: number): number => Math.ceil(at / 8) * 8
export const bytesOf = ({ type, length }: ArrayHead): number => length * (type === 'i32' ? 4 : 8)

const table = Int32Array.from({ length: 256 }, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value
})

/** CRC-32 as in zip and PNG. */
export function crc32(bytes: Uint8Array, end: number = bytes.length): number {
  let crc = -1
  for (let i = 0; i < end; i++) crc = (crc >>> 8) ^ table[(crc ^ bytes[i]!) & 255]!
  return ~crc >>> 0
}
