import type { Json } from '@candor/terms'
import { canonical } from '../encoding/canonical.ts'
import { concat } from '../encoding/octets.ts'
import { utf8 } from '../encoding/text.ts'
import type { Hashing } from '../ports.ts'

// Keeps a commitment from being read as a MAC made for anything else under the same key.
const domain = utf8('candor/rec/v1\0')

/** The bytes of a record key. */
export const recordKeySize = 32

/**
 * HMAC-SHA-256 under the record's own key over `candor/rec/v1`, a zero byte, and the canonical payload (RFC 8785): 32
 * bytes that bind the payload and, without the key, tell nothing about it. Once the key is erased nobody can test a guess.
 * Throws for a key that is not 32 bytes (a shorter and a zero-padded key would commit alike) and a payload without canonical form.
 */
export function commitment(key: Uint8Array, payload: Json, hashing: Hashing): Uint8Array {
  return commitmentTo(key, canonical(payload), hashing)
}

/** The commitment to canonical bytes that are already at hand; otherwise like `commitment`. */
export function commitmentTo(key: Uint8Array, payload: Uint8Array, hashing: Hashing): Uint8Array {
  if (key.length !== recordKeySize) throw new RangeError(`a record key is ${recordKeySize} bytes`)
  return hashing.hmacSha256(key, concat(domain, payload))
}
