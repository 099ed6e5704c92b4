import { keyTypes, openNote, parseCheckpoint, parseNote, verifierKey } from '@candor/ledger'
import { err, ok, type Result } from '@candor/terms'
import type { Ground } from '../adapters/ground.ts'
import type { TileFolder } from '../adapters/tiles/index.ts'
import { knownKeys, type Signing } from './signing.ts'

/** The log cannot go on with this folder, store or key; the message says what does not fit and what to do. Nothing was signed. */
export class LogRefused extends Error {
  override readonly name = 'LogRefused'
}

/** A checkpoint with the note that carries it. */
export type Published = {
  readonly note: string
  readonly origin: string
  readonly size: number
  readonly root: Uint8Array
}

/** Takes a published checkpoint apart; its signature is not checked. The error says what is wrong with it. */
export function parsePublished(note: string): Result<Published, string> {
  const parsed = parseNote(note, 'checkpoint')
  const head = parsed.ok ? parseCheckpoint(parsed.value.text) : parsed
  return head.ok ? ok({ note, ...head.value }) : err(`${head.error.path} ${head.error.says}`)
}

/** The checkpoint of the folder, or undefined before the first. Throws `LogRefused` when it is broken. */
export async function readPublished(tiles: TileFolder): Promise<Published | undefined> {
  const bytes = await tiles.read('checkpoint')
  if (!bytes) return undefined
  const published = parsePublished(new TextDecoder().decode(bytes))
  if (!published.ok)
    throw new LogRefused(`The checkpoint in the log folder is broken: ${published.error}. Restore the folder.`)
  return published.value
}

/** Throws `LogRefused` unless the checkpoint is of this log and signed with one of its keys. `where` it was found. */
export async function mustBeOurs(ground: Ground, signing: Signing, published: Published, where: string): Promise<void> {
  const { name } = signing
  if (published.origin !== name)
    throw new LogRefused(`The checkpoint in ${where} is of the log ${published.origin}, not of ${name}.`)
  const { signatures, hashing } = ground.keys
  const signs = signing.keys().map(({ publicKey }) => verifierKey(name, keyTypes.ed25519, publicKey, hashing))
  if (openNote(published.note, signs, signatures, 'checkpoint').ok) return
  // Only now those that have retired: they cost a read.
  const opened = openNote(published.note, await knownKeys(ground, signing), signatures, 'checkpoint')
  if (!opened.ok)
    throw new LogRefused(
      `The checkpoint in ${where} was not signed with the log key of the key folder (${opened.error.says}). ` +
        'Restore key folder, log folder and store of the same house.',
    )
}
