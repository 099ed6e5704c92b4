import { createCipheriv, createDecipheriv, type KeyObject, randomFillSync } from 'node:crypto'
import { Unreadable } from './faults.ts'

const algorithm = 'aes-256-gcm'
const version = 1
const ivLength = 12
const tagLength = 16
const headLength = 1 + ivLength

// Randomness is drawn for many boxes at once; each part is used once.
const pool = new Uint8Array(ivLength * 256)
let used = pool.length
function freshIv(): Uint8Array {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  used += ivLength
  return pool.subarray(used - ivLength, used)
}

/** Version byte, 96-bit random IV, ciphertext, 128-bit tag (NIST SP 800-38D §8.2.2: under 2^32 boxes per key). */
export function box(key: Uint8Array | KeyObject, aad: string, plain: Uint8Array): Uint8Array {
  const sealed = new Uint8Array(headLength + plain.length + tagLength)
  sealed[0] = version
  const iv = freshIv()
  sealed.set(iv, 1)
  const cipher = createCipheriv(algorithm, key, iv, { authTagLength: tagLength })
  cipher.setAAD(Buffer.from(aad))
  sealed.set(cipher.update(plain), headLength)
  cipher.final()
  sealed.set(cipher.getAuthTag(), headLength + plain.length)
  return sealed
}

/** Throws `Unreadable`; no byte of a box that fails is ever returned. */
export function unbox(key: Uint8Array | KeyObject, aad: string, sealed: Uint8Array): Uint8Array {
  if (sealed.length < headLength + tagLength || sealed[0] !== version) throw new Unreadable('not sealed by these keys')
  const end = sealed.length - tagLength
  const decipher = createDecipheriv(algorithm, key, sealed.subarray(1, headLength), { authTagLength: tagLength })
  decipher.setAAD(Buffer.from(aad))
  decipher.setAuthTag(sealed.subarray(end))
  const plain = decipher.update(sealed.subarray(headLength, end))
  try {
    decipher.final()
  } catch (cause) {
    throw new Unreadable('sealed bytes do not open here', { cause })
  }
  return new Uint8Array(plain.buffer, plain.byteOffset, plain.length)
}
