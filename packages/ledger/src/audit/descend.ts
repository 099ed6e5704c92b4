import { type Fault, ok, type Result } from '@candor/terms'
import type { Hashing } from '../ports.ts'
import { refuse } from '../refuse.ts'
import { walkBundle } from '../tiles/bundle.ts'
import type { FoundFile } from '../tiles/fetch.ts'
import { fullWidth } from '../tiles/path.ts'
import { hashSize } from '../tree/hashes.ts'
import { rootOfRow, standsAt } from '../tree/rows.ts'
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
  row: Uint8Array,
): Promise<Result<undefined, Fault>> {
  if (level === 0) return checkEntries(audit, index, row)
  for (let at = 0; at < row.length / hashSize; at++) {
    const child = await checkTile(audit, level - 1, index * fullWidth + at, row, at)
    if (!child.ok) return child
  }
  return ok(undefined)
}

async function checkTile(
  audit: Audit,
  level: number,
  index: number,
  parents: Uint8Array,
  at: number,
): Promise<Result<undefined, Fault>> {
  const tile = await auditTile(audit, level, index)
  if (!tile.ok) return tile
  if (tile.value === 'pruned') return passed(audit, fullWidth ** (level + 1), true)
  if (!standsAt(rootOfRow(tile.value, audit.hashing), parents, at))
    return refuse(tileName(audit, level, index), 'does not hash to what the tile above it says')
  return descend(audit, level, index, tile.value)
}

async function checkEntries(audit: Audit, index: number, row: Uint8Array): Promise<Result<undefined, Fault>> {
  const count = row.length / hashSize
  const bundle = await auditBundle(audit, index)
  if (!bundle.ok) return bundle
  if (bundle.value === 'pruned') return passed(audit, count, true)
  const bad = firstUnlike(bundle.value, row, audit.hashing)
  if (!bad.ok) return bad
  if (bad.value < count)
    return refuse(`entry ${index * fullWidth + bad.value}`, 'does not hash to its leaf in the tree')
  return passed(audit, count, false)
}

/** The first entry that does not hash to its place in the row; as many as the row holds when all do. */
function firstUnlike({ bytes, path, width }: FoundFile, row: Uint8Array, hashing: Hashing): Result<number, Fault> {
  const count = row.length / hashSize
  let first = count
  // A leaf is hashed behind a zero byte: in this copy the zero takes the place of the last byte of the entry's length.
  const copy = bytes.slice()
  const walked = walkBundle(copy, width, `bundle ${path}`, (from, to, at) => {
    if (at >= first) return
    copy[from - 1] = 0
    if (!standsAt(hashing.sha256(copy.subarray(from - 1, to)), row, at)) first = at
  })
  return walked.ok ? ok(first) : walked
}
