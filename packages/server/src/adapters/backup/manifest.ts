import { createHash } from 'node:crypto'

export const manifestName = 'manifest.json'

/** What a backup holds. `keys` tells which keys open it, without telling them; `log` how far the log was. */
export type About = {
  readonly format: 1
  readonly schema: number
  readonly engine: 'sqlite' | 'postgres'
  readonly at: number
  readonly keys: string
  readonly log: { readonly origin: string; readonly size: number }
  /** How many erasures the store had carried out. */
  readonly erasures: number
}

export type TableFile = { readonly rows: number; readonly bytes: number; readonly sha256: string }
export type Manifest = About & { readonly tables: { readonly [table: string]: TableFile } }

/** The backup is not whole, not ours, or was changed; the message says what. */
export class BackupRefused extends Error {
  override readonly name = 'BackupRefused'
}

export const tablePath = (table: string): string => `tables/${table}.ndjson`

/** The manifest as text: it ends with a digest of itself, so that no line of it can be changed by accident. */
export function manifestText(manifest: Manifest): string {
  const text = JSON.stringify(manifest, undefined, 2)
  return `${JSON.stringify({ ...manifest, sha256: digestOf(text) }, undefined, 2)}\n`
}

export function readManifest(text: string): Manifest {
  let read: Manifest & { sha256?: string }
  try {
    read = JSON.parse(text) as typeof read
  } catch {
    throw new BackupRefused(`${manifestName} is no JSON.`)
  }
  const { sha256, ...manifest } = read
  if (sha256 !== digestOf(JSON.stringify(manifest, undefined, 2)))
    throw new BackupRefused(`${manifestName} does not fit its own checksum.`)
  if (manifest.format !== 1)
    throw new BackupRefused(`The backup has format ${String(manifest.format)}, this Candor reads 1.`)
  return manifest
}

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex')
