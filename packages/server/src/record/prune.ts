import { entriesPath } from '@candor/ledger'
import { type Instant, second } from '@candor/terms'
import type { Ground } from '../adapters/ground.ts'
import type { TileFolder } from '../adapters/tiles/index.ts'
import { bundleWidth } from './catch-up.ts'
import { noChange } from './change.ts'
import { commitChange } from './commit.ts'
import { logEntry } from './log-entry.ts'
import { minimumIndex, minimumWrite } from './pruned.ts'
import { readPublished } from './published.ts'

/** What pruning did, or would do: the minimum index before and after, and how many full bundles lie between. */
export type Pruning = { readonly from: number; readonly to: number; readonly bundles: number }

/**
 * Raises the minimum index to the first bundle with an entry that can still be opened, or that is younger than `before`, and
 * takes the bundles below out of the folder. Tiles stay: every root and every proof stays as it was. Idempotent; a crash on
 * the way leaves bundles that nobody is given, which the next call takes away.
 */
export async function pruneLog(
  ground: Ground,
  tiles: TileFolder,
  { before, dryRun }: { readonly before: Instant; readonly dryRun: boolean },
): Promise<Pruning> {
  const from = await minimumIndex(ground)
  const published = (await readPublished(tiles))?.size ?? 0
  const needed = Math.min(published, (await firstNeeded(ground, from, before)) ?? published)
  const to = Math.max(from, Math.floor(needed / bundleWidth) * bundleWidth)
  const pruning = { from, to, bundles: (to - from) / bundleWidth }
  if (dryRun) return pruning
  if (to > from) {
    const entries = [logEntry(ground, { what: 'log-pruned', from, to })]
    await commitChange(ground, { ...noChange, writes: [minimumWrite(to)], entries })
  }
  for (let index = 0; index < to / bundleWidth; index++) await tiles.remove(entriesPath(index))
  return pruning
}

/** The first place whose entry somebody can open, or that is not old enough. */
async function firstNeeded({ store }: Ground, from: number, before: Instant): Promise<number | undefined> {
  const row = await store.db
    .selectFrom('entries')
    .select('leaf')
    .where('leaf', '>=', from)
    .where(eb => eb.or([eb('sealed', 'is not', null), eb('t', '>=', Math.floor(before / second))]))
    .orderBy('leaf')
    .limit(1)
    .executeTakeFirst()
  return row?.leaf ?? undefined
}
