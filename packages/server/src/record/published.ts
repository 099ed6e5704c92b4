import { openNote, parseCheckpoint, parseNote, type VerifierKey } from '@candor/ledger'
import { err, ok, type Result } from '@candor/terms'
import type { Keys } from '../adapters/keys/index.ts'
import type { TileFolder } from '../adapters/tiles/index.ts'

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
export function mustBeOurs(
  published: Published,
  name: string,
  known: readonly VerifierKey[],
  keys: Keys,
  where: string,
): void {
  if (published.origin !== name)
    throw new LogRefused(`The checkpoint in ${where} is of the log ${published.origin}, not of ${name}.`)
  const opened = openNote(published.note, known, keys.signatures, 'checkpoint')
  if (!opened.ok)
    throw new LogRefused(
      `The checkpoint in ${where} was not signed with the log key of the key folder (${opened.error.says}). ` +
        'Restore key folder, log folder and store of the same house.',
    )
}
