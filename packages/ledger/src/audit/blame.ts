import { type Fault, ok, type Result } from '@candor/terms'
import { equal } from '../encoding/octets.ts'
import { refuse } from '../refuse.ts'
import { decodeBundle } from '../tiles/bundle.ts'
import { rootOfRows } from '../tiles/edge.ts'
import { edgeTile, fullWidth, tileWidth } from '../tiles/path.ts'
import { leafHash } from '../tree/hashes.ts'
import { rootOfRow } from '../tree/rows.ts'
import { type Audit, auditBundle, auditTile, tileName } from './audit.ts'

type Rows = readonly (readonly Uint8Array[])[]

/**
 * Finds who is to blame when the partial tiles do not hash to the root of the checkpoint: each of them is rebuilt from
 * what lies below it. The one whose rebuilt form gives the root is bad; if all agree with what lies below, the
 * checkpoint speaks of another tree.
 */
export async function blame(audit: Audit, rows: Rows, root: Uint8Array): Promise<Fault> {
  let suspect: string | undefined
  for (let level = rows.length - 1; level >= 0; level--) {
    const name = edgeTile(level, audit.size)
    const rebuilt = name === undefined ? ok([]) : await rebuild(audit, level, name.index, rows[level]!)
    if (!rebuilt.ok) return rebuilt.error
    if (name === undefined || rebuilt.value.every((hash, at) => equal(hash, rows[level]![at]!))) continue
    const tile = tileName(audit, level, name.index)
    if (equal(rootOfRows(rows.with(level, rebuilt.value), audit.hashing), root)) {
      return { path: tile, says: 'does not hold the hashes of what lies below it' }
    }
    suspect ??= tile
  }
  if (suspect !== undefined)
    return { path: suspect, says: 'agrees neither with what lies below it nor with the checkpoint' }
  return { path: 'checkpoint', says: 'has a root that is not the root of the tiles' }
}

/** The hashes of a partial tile as its entries or child tiles give them; a pruned child is taken at its parent's word. */
async function rebuild(
  audit: Audit,
  level: number,
  index: number,
  row: readonly Uint8Array[],
): Promise<Result<Uint8Array[], Fault>> {
  if (level === 0) return rebuildLeaves(audit, index, row)
  const hashes: Uint8Array[] = []
  for (const [at, stated] of row.entries()) {
    const child = await auditTile(audit, level - 1, index * fullWidth + at)
    if (!child.ok) return child
    hashes.push(child.value === 'pruned' ? stated : rootOfRow(child.value, audit.hashing))
  }
  return ok(hashes)
}

async function rebuildLeaves(
  audit: Audit,
  index: number,
  row: readonly Uint8Array[],
): Promise<Result<Uint8Array[], Fault>> {
  const bundle = await auditBundle(audit, index)
  if (!bundle.ok) return refuse(bundle.error.path, bundle.error.says)
  if (bundle.value === 'pruned') return ok([...row])
  const { bytes, path, width } = bundle.value
  const entries = decodeBundle(bytes, width, `bundle ${path}`)
  if (!entries.ok) return entries
  const own = entries.value.slice(0, tileWidth(0, index, audit.size))
  return ok(own.map(entry => leafHash(entry, audit.hashing)))
}
