import { createHmac, createPublicKey, hash, verify } from 'node:crypto'
import type { Ports } from '@candor/ledger'

// The fixed beginning of an Ed25519 public key in DER (RFC 8410 §4); the 32 key bytes follow.
const spki = Buffer.from('302a300506032b6570032100', 'hex')

/** What checking a log needs, from node:crypto; loads nothing of the server. */
export const nodeCrypto: Ports = {
  // A buffer is a byte array; another copy of each of two million hashes would cost as much as they do.
  sha256: bytes => hash('sha256', bytes, 'buffer'),
  hmacSha256: (key, bytes) => new Uint8Array(createHmac('sha256', key).update(bytes).digest()),
  verifyEd25519(publicKey, message, signature) {
    if (publicKey.length !== 32 || signature.length !== 64) return false
    try {
      const key = createPublicKey({ key: Buffer.concat([spki, publicKey]), format: 'der', type: 'spki' })
      return verify(null, message, key, signature)
    } catch {
      return false
    }
  },
}
