import { consistencyProof, mergeNotes, readerOfTiles } from '@candor/ledger'
import type { TileFolder } from '../adapters/tiles/index.ts'
import type { Sequencer } from './catch-up.ts'
import { type Published, parsePublished } from './published.ts'

/** The newest checkpoint that reached the quorum, beside the published one: proofs rest on it as long as it covers their entry. */
const witnessedFile = 'witnessed'

/** Does the folder show this checkpoint, or a newer one, with all that is known to sign it? */
export function isShown({ witnesses }: Sequencer, shown: Published | undefined, signed: Published): boolean {
  if (shown === undefined || shown.size < signed.size) return false
  if (shown.size > signed.size) return true
  return (
    bodyOf(shown) === bodyOf(signed) &&
    mergeNotes(shown.note, signed.note) === shown.note &&
    !(witnesses && signed.size > 0 && witnesses.isDue(shown))
  )
}

/** The checkpoint with the cosignatures that came in time. */
export async function cosigned({ witnesses, tiles, ground }: Sequencer, signed: Published): Promise<string> {
  // Of an empty log there is nothing to witness.
  if (!witnesses || signed.size === 0) return signed.note
  const { hashing } = ground.keys
  return witnesses.cosigned(signed, async (from, to) => {
    const hashes = await consistencyProof(
      from,
      to,
      readerOfTiles(to, path => tiles.read(path), hashing),
      hashing,
    )
    if (!hashes.ok) throw new Error(`the log folder is broken: ${hashes.error.path} ${hashes.error.says}`)
    return hashes.value
  })
}

/** Keeps a checkpoint that the quorum cosigned, so that proofs may rest on it while newer ones lack cosignatures. */
export async function keepWitnessed({ witnesses, tiles }: Sequencer, note: string): Promise<void> {
  if (!witnesses || witnesses.trust.quorum === 'none' || !witnesses.reaches(note)) return
  await tiles.write(witnessedFile, new TextEncoder().encode(note))
}

/** The newest checkpoint that reached the quorum; undefined where there was none, or none that can be read. */
export async function readWitnessed(tiles: TileFolder): Promise<Published | undefined> {
  const bytes = await tiles.read(witnessedFile)
  const found = bytes && parsePublished(new TextDecoder().decode(bytes))
  return found?.ok ? found.value : undefined
}

const bodyOf = ({ note }: Published): string => note.slice(0, note.lastIndexOf('\n\n'))
