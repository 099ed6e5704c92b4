import { edgeRoot, readEdge } from '@candor/ledger'
import { err, type Fault, ok, type Result } from '@candor/terms'
import type { Ground } from '../adapters/ground.ts'
import type { TileFolder } from '../adapters/tiles/index.ts'
import { readHead } from './head-store.ts'
import type { Log } from './log.ts'
import { LogRefused, mustBeOurs, type Published, parsePublished, readPublished } from './published.ts'
import { same } from './same-bytes.ts'
import { bearsAll, type Signing, signersOf } from './signing.ts'

/**
 * Compares the head row of the store with the published checkpoint and with the tree of the folder. While entries come in the
 * two may be apart for a moment, so what differs is looked at again after one more round.
 */
export async function checkHead(
  ground: Ground,
  tiles: TileFolder,
  log: Log,
  signing: Signing,
): Promise<Result<Published, Fault>> {
  const first = await compare(ground, tiles, signing)
  if (first.ok) return first
  try {
    await log.sequence()
  } catch (error) {
    if (!(error instanceof LogRefused)) throw error
    return err({ path: first.error.path, says: `${first.error.says} (${error.message})` })
  }
  return compare(ground, tiles, signing)
}

async function compare(ground: Ground, tiles: TileFolder, signing: Signing): Promise<Result<Published, Fault>> {
  const published = await readPublished(tiles).catch(refusal)
  if (!published || published instanceof LogRefused) return fault('checkpoint', published?.message ?? 'is missing')
  const head = await readHead(ground, signing.name)
  const signed = parsePublished(head.checkpoint ?? '')
  if (!signed.ok) return fault('log_head.checkpoint', `is broken: ${signed.error}`)
  try {
    await mustBeOurs(ground, signing, signed.value, 'the store')
  } catch (error) {
    return fault('log_head.checkpoint', refusal(error as Error).message)
  }
  if (!bearsAll(signed.value.note, signersOf(signing), ground.keys))
    return fault('log_head.checkpoint', 'lacks the signature of a key that signs')
  if (head.size !== signed.value.size)
    return fault('log_head.size', `is ${head.size}, and the checkpoint beside it says ${signed.value.size}`)
  if (!same(head.root, signed.value.root)) return fault('log_head.root', 'is not the root of the checkpoint beside it')
  if (published.note !== signed.value.note)
    return fault('checkpoint', 'in the log folder is not the one that the store keeps')
  const edge = await readEdge(published.size, path => tiles.read(path))
  if (!edge.ok) return edge
  return same(edgeRoot(edge.value, ground.keys.hashing), published.root)
    ? ok(published)
    : fault('checkpoint', 'has a root that is not the root of the tiles')
}

const fault = (path: string, says: string) => err<Fault>({ path, says })

function refusal(error: Error): LogRefused {
  if (error instanceof LogRefused) return error
  throw error
}
