import { type Fault, ok, type Result } from '@candor/terms'
import type { Hashing } from '../ports.ts'
import { refuse } from '../refuse.ts'
import { type FoundFile, fetchBundleFile, fetchRow, present, type ReadFile } from '../tiles/fetch.ts'
import { entriesPath, fullWidth, tilePath, tileWidth } from '../tiles/path.ts'

/** One run over a log: what is read, how far it is, and how many entries lay in pruned files. */
export type Audit = {
  readonly read: ReadFile
  readonly hashing: Hashing
  readonly size: number
  /** Full tiles and bundles that end at or below this index may be missing (pruning, c2sp.org/tlog-tiles). */
  readonly minimumIndex: number
  readonly onProgress: (done: number, total: number) => void
  done: number
  pruned: number
}

/** A tile by the name a report uses: `tile tile/0/x001/234`. */
export const tileName = (audit: Audit, level: number, index: number): string =>
  `tile ${tilePath(level, index, tileWidth(level, index, audit.size))}`

/** The row of hashes of a tile; `pruned` where its absence is allowed, a fault by its name where not. */
export async function auditTile(
  audit: Audit,
  level: number,
  index: number,
): Promise<Result<Uint8Array | 'pruned', Fault>> {
  const row = await fetchRow(level, index, audit.size, audit.read)
  if (row.ok && row.value === undefined && isPruned(audit, level, index)) return ok('pruned')
  return present(row, tileName(audit, level, index))
}

/** The bytes of a bundle, not read yet, under the same terms. */
export async function auditBundle(audit: Audit, index: number): Promise<Result<FoundFile | 'pruned', Fault>> {
  const found = await fetchBundleFile(index, audit.size, audit.read)
  if (found !== undefined) return ok(found)
  if (isPruned(audit, 0, index)) return ok('pruned')
  return refuse(`bundle ${entriesPath(index, tileWidth(0, index, audit.size))}`, 'is missing')
}

/** Counts entries as passed, and as pruned when they were not there to be checked. */
export function passed(audit: Audit, count: number, pruned: boolean): Result<undefined, Fault> {
  audit.done += count
  if (pruned) audit.pruned += count
  audit.onProgress(audit.done, audit.size)
  return ok(undefined)
}

// A partial tile ends above every minimum index, so it is never pruned.
const isPruned = (audit: Audit, level: number, index: number): boolean =>
  (index + 1) * fullWidth ** (level + 1) <= Math.min(audit.minimumIndex, audit.size)
