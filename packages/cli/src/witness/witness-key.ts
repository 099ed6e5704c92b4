import { createPrivateKey, createPublicKey, randomBytes, sign } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { fromBase64, keyTypes, type Signer, toBase64, verifierKey } from '@candor/ledger'
import { nodeCrypto } from '../offline/node-crypto.ts'
import { writeDurably } from './durable-file.ts'

// DER around a raw Ed25519 seed: PKCS #8 (RFC 8410).
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex')

/**
 * The key of the witness in this folder, made at the first start under this name. It is kept as one line,
 * `PRIVATE+KEY+name+id+base64(0x04 || seed)`. Throws when the file is there and is no such key, or of another name.
 */
export async function openWitnessKey(folder: string, name: string | undefined): Promise<Signer> {
  const path = join(folder, 'witness.key')
  if (!existsSync(path))
    await writeDurably(path, `${formatKey(name ?? `${hostname()}/witness`, randomBytes(32))}\n`, 0o600)
  const signer = parseKey((await readFile(path, 'utf8')).trim())
  if (!signer) throw new Error(`${path} is not the key of a witness`)
  if (name !== undefined && name !== signer.name)
    throw new Error(`the key in ${path} bears the name ${signer.name}; a witness keeps its name as long as its key`)
  return signer
}

function formatKey(name: string, seed: Uint8Array): string {
  const { id } = verifierKey(name, keyTypes.cosignature, signerOf(name, seed).publicKey, nodeCrypto)
  return `PRIVATE+KEY+${name}+${id}+${toBase64(Uint8Array.of(keyTypes.cosignature, ...seed))}`
}

function parseKey(line: string): Signer | undefined {
  const [, name = '', encoded = ''] = /^PRIVATE\+KEY\+([^+]+)\+[0-9a-f]{8}\+(.+)$/.exec(line) ?? []
  const bytes = fromBase64(encoded)
  if (!bytes.ok || bytes.value.length !== 33 || bytes.value[0] !== keyTypes.cosignature) return undefined
  const seed = bytes.value.subarray(1)
  return formatKey(name, seed) === line ? signerOf(name, seed) : undefined
}

function signerOf(name: string, seed: Uint8Array): Signer {
  const key = createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: 'der', type: 'pkcs8' })
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32)
  return { name, publicKey: new Uint8Array(publicKey), sign: message => new Uint8Array(sign(null, message, key)) }
}
