import { consistencyProof, type HashReader, inclusionProof, readerOfTiles } from '@candor/ledger'
import { err, type Fault, ok, type Result } from '@candor/terms'
import type { Ground } from '../adapters/ground.ts'
import type { TileFolder } from '../adapters/tiles/index.ts'
import { readPublished } from './published.ts'

/** Hashes that lead to a root, from the bottom up (RFC 9162 §2.1.3 and §2.1.4), in a tree of `size`. */
export type LogProof = { readonly size: number; readonly hashes: readonly Uint8Array[] }

/** That the tree of `from` entries is a prefix of that of `to`. Absent `to`: the published one. A fault names the number that is out of bounds. */
export async function proveConsistency(
  ground: Ground,
  tiles: TileFolder,
  { from, to }: { readonly from: number; readonly to: number | undefined },
): Promise<Result<LogProof, Fault>> {
  const tree = await treeOf(ground, tiles, 'to', to)
  if (!tree.ok) return tree
  const { size, read } = tree.value
  if (from === 0)
    return err({ path: 'from', says: 'is 0: every tree goes on from an empty one, so there is nothing to prove' })
  if (from > size) return err({ path: 'from', says: `is more than the ${size} entries of the later tree` })
  return made(size, await consistencyProof(from, size, read, ground.keys.hashing))
}

/** That the leaf at `index` is in the tree of `size` (absent: the published one), with the hash of the leaf. */
export async function proveInclusion(
  ground: Ground,
  tiles: TileFolder,
  { index, size: wanted }: { readonly index: number; readonly size: number | undefined },
): Promise<Result<LogProof & { readonly leaf: Uint8Array }, Fault>> {
  const tree = await treeOf(ground, tiles, 'size', wanted)
  if (!tree.ok) return tree
  const { size, read } = tree.value
  if (index >= size) return err({ path: 'index', says: `is beyond the tree, which has ${size} entries, from 0 on` })
  const leaf = await read([{ level: 0, index }])
  if (!leaf.ok) throw broken(leaf.error)
  const proof = made(size, await inclusionProof(index, size, read, ground.keys.hashing))
  return proof.ok ? ok({ ...proof.value, leaf: leaf.value[0]! }) : proof
}

async function treeOf(
  { keys }: Ground,
  tiles: TileFolder,
  name: string,
  wanted: number | undefined,
): Promise<Result<{ size: number; read: HashReader }, Fault>> {
  const published = (await readPublished(tiles))?.size ?? 0
  const size = wanted ?? published
  if (size > published) return err({ path: name, says: `is beyond the log, which has ${published} published entries` })
  return ok({ size, read: readerOfTiles(size, path => tiles.read(path), keys.hashing) })
}

function made(size: number, hashes: Result<readonly Uint8Array[], Fault>): Result<LogProof, Fault> {
  if (!hashes.ok) throw broken(hashes.error)
  return ok({ size, hashes: hashes.value })
}

const broken = ({ path, says }: Fault): Error => new Error(`the log folder is broken: ${path} ${says}`)
