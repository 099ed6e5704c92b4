import { type Fault, ok, type Result } from '@candor/terms'
import { fromBase64, toBase64 } from '../encoding/base64.ts'
import { toHex } from '../encoding/hex.ts'
import { concat } from '../encoding/octets.ts'
import { utf8 } from '../encoding/text.ts'
import type { Hashing } from '../ports.ts'
import { refuse } from '../refuse.ts'

/** Signature types of c2sp.org/signed-note that we check: Ed25519, and the Ed25519 cosignature/v1 of c2sp.org/tlog-cosignature. */
export const keyTypes = { ed25519: 1, cosignature: 4 } as const
export type KeyType = (typeof keyTypes)[keyof typeof keyTypes]

/** A public key that may sign notes. `id` is the key id in eight hexadecimal digits; name and id together identify the key. */
export type VerifierKey = {
  readonly name: string
  readonly id: string
  readonly type: KeyType
  readonly publicKey: Uint8Array
}

/** SHA-256(name || 0x0A || type || key), cut to four bytes (c2sp.org/signed-note). */
export function keyId(name: string, type: KeyType, publicKey: Uint8Array, hashing: Hashing): Uint8Array {
  return hashing.sha256(concat(utf8(`${name}\n`), Uint8Array.of(type), publicKey)).slice(0, 4)
}

/** The key of this name and kind. Throws when the name is not a key name or the key is not 32 bytes. */
export function verifierKey(name: string, type: KeyType, publicKey: Uint8Array, hashing: Hashing): VerifierKey {
  if (!isKeyName(name)) throw new RangeError('a key name is not empty and has no spaces, plus or control characters')
  if (publicKey.length !== 32) throw new RangeError('an Ed25519 public key is 32 bytes')
  return { name, id: toHex(keyId(name, type, publicKey, hashing)), type, publicKey }
}

/** `name+id+base64(type || key)` as c2sp.org/signed-note writes verifier keys. */
export const formatVkey = (key: VerifierKey): string =>
  `${key.name}+${key.id}+${toBase64(concat(Uint8Array.of(key.type), key.publicKey))}`

/** Reads a verifier key of type 0x01 or 0x04. Other types, another id than the key's own, and bad names are refused. */
export function parseVkey(text: string, hashing: Hashing, path = 'vkey'): Result<VerifierKey, Fault> {
  // Base64 may hold a plus, a name may not: the first two separate.
  const [name = '', id = ''] = text.split('+', 2)
  if (!isKeyName(name)) return refuse(path, 'must begin with a key name')
  const encoded = fromBase64(text.slice(name.length + id.length + 2), path)
  if (!encoded.ok) return encoded
  const type = keyTypeOf(encoded.value[0])
  if (type === undefined) return refuse(path, 'must be an Ed25519 key (type 0x01 or 0x04)')
  if (encoded.value.length !== 33) return refuse(path, 'must hold a key of 32 bytes')
  const key = verifierKey(name, type, encoded.value.slice(1), hashing)
  return key.id === id ? ok(key) : refuse(path, `has the key id ${key.id}, and says another`)
}

/** Not empty, well-formed, without Unicode white space, plus and control characters. */
export const isKeyName = (name: string): boolean =>
  name.isWellFormed() && /^[^\p{White_Space}+\u0000-\u001f]+$/u.test(name)

const keyTypeOf = (byte: number | undefined): KeyType | undefined =>
  Object.values(keyTypes).find(known => known === byte)
