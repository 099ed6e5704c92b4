import { createPrivateKey, createPublicKey, randomBytes, sign } from 'node:crypto'
import { KeysRefused } from './faults.ts'
import { type KeyFolder, keyLength } from './folder.ts'
import type { LogKey } from './port.ts'

const name = 'log'
// The fixed beginning of an Ed25519 private key in DER (RFC 8410 §7); the 32-byte seed follows.
const privatePrefix = Buffer.from('302e020100300506032b657004220420', 'hex')

export function readLogKey(folder: KeyFolder): LogKey | undefined {
  return folder.has(name) ? logKeyOf(folder.read(name)) : undefined
}

export function inceptLogKey(folder: KeyFolder): LogKey {
  if (!folder.add(name, randomBytes(keyLength))) throw new KeysRefused('The log already has its key.')
  return logKeyOf(folder.read(name))
}

function logKeyOf(seed: Uint8Array): LogKey {
  const key = createPrivateKey({ key: Buffer.concat([privatePrefix, seed]), format: 'der', type: 'pkcs8' })
  seed.fill(0)
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' })
  return {
    publicKey: new Uint8Array(spki.subarray(-keyLength)),
    sign: message => new Uint8Array(sign(null, message, key)),
  }
}
