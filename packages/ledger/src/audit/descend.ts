import { type Fault, ok, type Result } from '@candor/terms'
import { equal } from '../encoding/octets.ts'
import { refuse } from '../refuse.ts'
import { fullWidth } from '../tiles/path.ts'
import { leafHash } from '../tree/hashes.ts'
import { joinPeaks, peaks } from '../tree/subtrees.ts'
import { type Audit, auditBundle, auditTile, passed, tileName } from './audit.ts'

/**
 * Checks everything below a tile whose hashes are already known to be right: each child tile must hash to what its
 * parent says, each entry to its leaf hash. Going down from the root, whatever differs is itself the bad thing; nobody
 * has to guess whether the parent or the child was changed. Holds one tile a level.
 */
export async function descend(
  audit: Audit,
  level: number,
  index: number,
  hashes: readonly Uint8Array[],
): Promise<Result<undefined, Fault>> {
  if (level === 0) return checkEntries(audit, index, hashes)
  for (const [at, expected] of hashes.entries()) {
    const child = await checkTile(audit, level - 1, index * fullWidth + at, expected)
    if (!child.ok) return child
  }
  return ok(undefined)
}

async function checkTile(
  audit: Audit,
  level: number,
  index: number,
  expected: Uint8Array,
): Promise<Result<undefined, Fault>> {
  const tile = await auditTile(audit, level, index)
  if (!tile.ok) return tile
  if (tile.value === 'pruned') return passed(audit, fullWidth ** (level + 1), true)
  const hash = joinPeaks(peaks(tile.value, audit.hashing), audit.hashing)
  if (!equal(hash, expected))
    return refuse(tileName(audit, level, index), 'does not hash to what the tile above it says')
  return descend(audit, level, index, tile.value)
}

async function checkEntries(
  audit: Audit,
  index: number,
  hashes: readonly Uint8Array[],
): Promise<Result<undefined, Fault>> {
  const bundle = await auditBundle(audit, index)
  if (!bundle.ok) return bundle
  if (bundle.value === 'pruned') return passed(audit, hashes.length, true)
  const bad = bundle.value.findIndex((entry, at) => !equal(leafHash(entry, audit.hashing), hashes[at]!))
  if (bad >= 0) return refuse(`entry ${index * fullWidth + bad}`, 'does not hash to its leaf in the tree')
  return passed(audit, hashes.length, false)
}
