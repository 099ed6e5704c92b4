import { ok, type Result } from '@candor/terms'
import type { Ground } from '../../adapters/ground.ts'
import { type Change, decideAndCommit, noChange, together } from '../../record/index.ts'
import { type HeldItem, limits } from './item.ts'
import { changedItem, listItems } from './item-store.ts'
import { type CatalogueRefusal, tryAgain } from './refusal.ts'

/**
 * Makes every item unavailable that `isGone`, and tells how many were. Nothing is deleted: what was seen of it before still
 * counts, it is only not shown any more. In batches, each durable before the next; a dry run only counts.
 */
export async function withdrawItems(
  ground: Ground,
  isGone: (item: HeldItem) => boolean,
  { dryRun = false }: { readonly dryRun?: boolean } = {},
): Promise<Result<number, CatalogueRefusal>> {
  let withdrawn = 0
  for (let after: number | undefined = -1; after !== undefined; ) {
    const from: number = after
    const done = await decideAndCommit(ground, () => withdrawSome(ground, from, isGone, dryRun))
    if (!done.done) return tryAgain
    withdrawn += done.value.gone
    after = done.value.last
  }
  return ok(withdrawn)
}

type Some = { readonly change: Change; readonly value: { readonly gone: number; readonly last: number | undefined } }

async function withdrawSome(
  ground: Ground,
  after: number,
  isGone: (item: HeldItem) => boolean,
  dryRun: boolean,
): Promise<Some> {
  const items = await listItems(ground.store, { after, limit: limits.batch, available: true })
  const gone = items.filter(isGone)
  const now = ground.clock.now()
  const change = together(...gone.map(item => changedItem({ ...item, available: false }, item, now)))
  return { change: dryRun ? noChange : change, value: { gone: gone.length, last: items.at(-1)?.number } }
}
