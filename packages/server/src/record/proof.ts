import { formatOpening, inclusionProof, marshalProof, readerOfTiles } from '@candor/ledger'
import { err, ok, type Result } from '@candor/terms'
import type { Ground } from '../adapters/ground.ts'
import type { TileFolder } from '../adapters/tiles/index.ts'
import { readWitnessed } from './cosigning.ts'
import { type Opening, openEntry } from './entry.ts'
import { existingKey } from './key-ring.ts'
import { type Published, readPublished } from './published.ts'

export type ProofRefusal = 'unknown-entry' | 'erased' | 'not-yet'

/** What was recorded, opened with the customer's key. */
export async function readEntry(
  ground: Ground,
  customer: string,
  entry: string,
): Promise<Result<Opening & { leaf: number | null; t: number; commitment: Uint8Array }, ProofRefusal>> {
  const row = await ground.store.get('entries', { customer, entry })
  if (!row) return err('unknown-entry')
  const key = await existingKey(ground, customer, 'record')
  if (!key || !row.sealed) return err('erased')
  return ok({
    ...openEntry(ground, key.key, customer, entry, row.sealed),
    leaf: row.leaf,
    t: row.t,
    commitment: row.commitment,
  })
}

/**
 * A proof that travels alone (`.tlog-proof`): the entry's place under the newest checkpoint, and the opening of its
 * commitment. Whoever has it can check, with any tool that speaks the format, that this was recorded and not changed since.
 */
export async function proofOf(
  ground: Ground,
  tiles: TileFolder,
  customer: string,
  entry: string,
): Promise<Result<string, ProofRefusal>> {
  const found = await readEntry(ground, customer, entry)
  if (!found.ok) return found
  const { leaf, t, k, payload } = found.value
  const head = leaf === null ? undefined : await headOver(tiles, leaf)
  if (!head || leaf === null) return err('not-yet')
  const hashes = await inclusionProof(
    leaf,
    head.size,
    readerOfTiles(head.size, path => tiles.read(path), ground.keys.hashing),
    ground.keys.hashing,
  )
  if (!hashes.ok) throw new Error(`the log folder is broken: ${hashes.error.path} ${hashes.error.says}`)
  const extra = formatOpening({ key: k, payload, time: t })
  return ok(marshalProof({ index: leaf, hashes: hashes.value, checkpoint: head.note, extra }))
}

/** The newest checkpoint over an entry that the quorum saw; where it saw none, the newest that is published. */
async function headOver(tiles: TileFolder, leaf: number): Promise<Published | undefined> {
  const witnessed = await readWitnessed(tiles)
  if (witnessed && leaf < witnessed.size) return witnessed
  const published = await readPublished(tiles)
  return published && leaf < published.size ? published : undefined
}
