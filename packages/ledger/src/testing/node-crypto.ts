import { createHmac, createPrivateKey, createPublicKey, hash, sign, verify } from 'node:crypto'
import { fromBase64 } from '../encoding/base64.ts'
import type { Ports, Signer } from '../ports.ts'

// DER around a raw Ed25519 key: PKCS #8 and SubjectPublicKeyInfo (RFC 8410).
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex')
const spki = Buffer.from('302a300506032b6570032100', 'hex')

/** The ports of this package on node:crypto. */
export const nodeCrypto: Ports = {
  sha256: bytes => new Uint8Array(hash('sha256', bytes, 'buffer')),
  hmacSha256: (key, bytes) => new Uint8Array(createHmac('sha256', key).update(bytes).digest()),
  verifyEd25519(publicKey, message, signature) {
    if (publicKey.length !== 32 || signature.length !== 64) return false
    const key = createPublicKey({ key: Buffer.concat([spki, publicKey]), format: 'der', type: 'spki' })
    return verify(null, message, key, signature)
  },
}

/** An Ed25519 signer from a 32-byte seed (RFC 8032 section 5.1.5). */
export function signerOf(name: string, seed: Uint8Array): Signer {
  const key = createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: 'der', type: 'pkcs8' })
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(spki.length)
  return { name, publicKey: new Uint8Array(publicKey), sign: message => new Uint8Array(sign(null, message, key)) }
}

/** The signer in `PRIVATE+KEY+name+id+base64(0x01 || seed)`, the form in which test keys of other logs are published. */
export function signerOfSkey(skey: string): Signer {
  const [, , name = '', , ...rest] = skey.split('+')
  const key = fromBase64(rest.join('+'))
  if (!key.ok) throw new Error('not a private key')
  return signerOf(name, key.value.subarray(1))
}
