import type { Hashing } from '../ports.ts'

/** The bytes of a SHA-256 hash. */
export const hashSize = 32

// SHA-256 of nothing. A constant, so that a checkpoint can be read without a hashing port.
const nothing = [
  0xe3, 0xb0, 0xc4, 0x42, 0x98, 0xfc, 0x1c, 0x14, 0x9a, 0xfb, 0xf4, 0xc8, 0x99, 0x6f, 0xb9, 0x24, 0x27, 0xae, 0x41,
  0xe4, 0x64, 0x9b, 0x93, 0x4c, 0xa4, 0x95, 0x99, 0x1b, 0x78, 0x52, 0xb8, 0x55,
]

/** The root of a tree without leaves: SHA-256("") (RFC 9162 section 2.1.1). A fresh copy. */
export const emptyRoot = (): Uint8Array => Uint8Array.from(nothing)

/** SHA-256(0x00 || entry) (RFC 9162 section 2.1.1). */
export function leafHash(entry: Uint8Array, hashing: Hashing): Uint8Array {
  const bytes = new Uint8Array(1 + entry.length)
  bytes.set(entry, 1)
  return hashing.sha256(bytes)
}

/** SHA-256(0x01 || left || right) (RFC 9162 section 2.1.1). */
export function nodeHash(left: Uint8Array, right: Uint8Array, hashing: Hashing): Uint8Array {
  const bytes = new Uint8Array(1 + left.length + right.length)
  bytes[0] = 1
  bytes.set(left, 1)
  bytes.set(right, 1 + left.length)
  return hashing.sha256(bytes)
}

/** Cuts a row of concatenated hashes; the length must be a multiple of 32. */
export const splitHashes = (bytes: Uint8Array): Uint8Array[] =>
  Array.from({ length: bytes.length / hashSize }, (_, at) => bytes.slice(at * hashSize, (at + 1) * hashSize))
