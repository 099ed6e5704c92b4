import { createPublicKey, hash, timingSafeEqual, verify } from 'node:crypto'
import type { Hashing, Signatures } from '@candor/ledger'

const plain = (bytes: Buffer): Uint8Array => new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length)

const blockSize = 64
const longestMessage = 4_096
const scratch = new Uint8Array(blockSize + longestMessage)
const outer = new Uint8Array(blockSize + 32)

/** HMAC-SHA-256 as RFC 2104 defines it, from two one-shot hashes: `createHmac` costs four times as much for short messages. */
export function hmac(key: Uint8Array, message: Uint8Array | string): Buffer {
  const bytes = typeof message === 'string' ? Buffer.from(message) : message
  const short = key.length > blockSize ? hash('sha256', key, 'buffer') : key
  const inner =
    bytes.length > longestMessage
      ? new Uint8Array(blockSize + bytes.length)
      : scratch.subarray(0, blockSize + bytes.length)
  inner.fill(0x36, 0, blockSize)
  outer.fill(0x5c, 0, blockSize)
  for (let i = 0; i < short.length; i++) {
    inner[i]! ^= short[i]!
    outer[i]! ^= short[i]!
  }
  inner.set(bytes, blockSize)
  outer.set(hash('sha256', inner, 'buffer'), blockSize)
  const mac = hash('sha256', outer, 'buffer')
  inner.fill(0)
  outer.fill(0)
  return mac
}

/** SHA-256 and HMAC-SHA256 (FIPS 180-4, RFC 2104). */
export const hashing: Hashing = {
  sha256: bytes => plain(hash('sha256', bytes, 'buffer')),
  hmacSha256: (key, bytes) => plain(hmac(key, bytes)),
}

// The fixed beginning of an Ed25519 public key in DER (RFC 8410 §4); the 32 key bytes follow.
const publicPrefix = Buffer.from('302a300506032b6570032100', 'hex')

/** Ed25519 (RFC 8032). A malformed key or signature is not valid; it does not throw. */
export const signatures: Signatures = {
  verifyEd25519: (publicKey, message, signature) => {
    if (publicKey.length !== 32 || signature.length !== 64) return false
    try {
      const key = createPublicKey({ key: Buffer.concat([publicPrefix, publicKey]), format: 'der', type: 'spki' })
      return verify(null, message, key, signature)
    } catch {
      return false
    }
  },
}

export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && timingSafeEqual(a, b)
