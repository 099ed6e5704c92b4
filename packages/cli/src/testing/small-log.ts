import { createPrivateKey, createPublicKey, sign } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import {
  emptyEdge,
  formatCheckpoint,
  formatVkey,
  integrate,
  keyTypes,
  type Signer,
  signNote,
  verifierKey,
} from '@candor/ledger'
import { nodeCrypto } from '../offline/node-crypto.ts'

const name = 'log.example/test'

type Wrong = { readonly changed?: number; readonly seed?: number }

/** Writes a signed log of `size` entries into a folder; `changed` says which entry is not what was signed. */
export function writeLog(
  folder: string,
  size: number,
  { changed, seed = 1 }: Wrong = {},
): { folder: string; vkey: string } {
  const signer = signerOf(seed)
  const entries = (wrong?: number): Uint8Array[] =>
    Array.from({ length: size }, (_, i) => new TextEncoder().encode(i === wrong ? 'changed' : `entry ${i}`))
  const honest = integrate(emptyEdge, entries(), nodeCrypto)
  const bundles = integrate(emptyEdge, entries(changed), nodeCrypto).files.filter(({ path }) =>
    path.includes('entries'),
  )
  const body = formatCheckpoint({ origin: name, size, root: honest.root })
  for (const { path, bytes } of [...honest.files, ...bundles]) write(join(folder, path), bytes)
  write(join(folder, 'checkpoint'), new TextEncoder().encode(signNote(body, [signer], nodeCrypto)))
  return { folder, vkey: formatVkey(verifierKey(name, keyTypes.ed25519, signer.publicKey, nodeCrypto)) }
}

function write(path: string, bytes: Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, bytes)
}

// DER around a raw Ed25519 seed: PKCS #8 (RFC 8410).
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex')

/** The key of such a log. */
export function signerOf(seed: number): Signer {
  const der = Buffer.concat([pkcs8, Buffer.alloc(32, seed)])
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32)
  return { name, publicKey: new Uint8Array(publicKey), sign: message => new Uint8Array(sign(null, message, key)) }
}
