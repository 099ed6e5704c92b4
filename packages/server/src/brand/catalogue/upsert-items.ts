import { ok, type Result } from '@candor/terms'
import type { Ground } from '../../adapters/ground.ts'
import { type Change, decideAndCommit, noChange, together } from '../../record/index.ts'
import { type HeldItem, type Item, limits } from './item.ts'
import { changedItem, isSame, itemRow, itemsById, nextNumber } from './item-store.ts'
import { type CatalogueRefusal, catalogueFull, tryAgain, versionMoved } from './refusal.ts'
import { inTurn } from './turns.ts'

export type Outcome = 'created' | 'changed' | 'unchanged'

/** What became of each item, in their order, and the numbers they go by. A dry run gives those that they would get. */
export type Upserted = { readonly outcomes: readonly Outcome[]; readonly numbers: readonly number[] }

export type UpsertOptions = {
  /** Decide, and keep nothing. */
  readonly dryRun?: boolean
  /** Whether an item that is there is still as the caller saw it; absent: it does not matter. */
  readonly isCurrent?: (item: HeldItem) => boolean
}

/**
 * Takes parsed items in, all or none: new ones get the next numbers, those that say something else are changed, the others are
 * not touched. Of an item that comes twice the later one holds.
 */
export async function upsertItems(
  ground: Ground,
  items: readonly Item[],
  { dryRun = false, isCurrent = () => true }: UpsertOptions = {},
): Promise<Result<Upserted, CatalogueRefusal>> {
  return inTurn(ground.store, async () => {
    const done = await decideAndCommit(ground, async (): Promise<{ change: Change; value: Decided }> => {
      const [held, next] = await gather(ground, items)
      const moved = [...held.values()].find(item => !isCurrent(item))
      if (moved) return { change: noChange, value: versionMoved(moved.item) }
      const { last, fresh, outcomes, numbers } = place(items, held, next)
      if (next + fresh > limits.items) return { change: noChange, value: catalogueFull(next, fresh) }
      const change = dryRun ? noChange : changeOf(last, held, ground.clock.now())
      return { change, value: ok({ outcomes, numbers }) }
    })
    return done.done ? done.value : tryAgain
  })
}

type Decided = Result<Upserted, CatalogueRefusal>

const gather = (ground: Ground, items: readonly Item[]) =>
  Promise.all([
    itemsById(
      ground.store,
      items.map(({ item }) => item),
    ),
    nextNumber(ground.store),
  ])

type Placed = { readonly item: Item; readonly number: number }

function place(items: readonly Item[], held: ReadonlyMap<string, HeldItem>, next: number) {
  const last = new Map<string, Placed>()
  const outcomes: Outcome[] = []
  const numbers: number[] = []
  let fresh = 0
  for (const item of items) {
    const before = last.get(item.item) ?? placed(held.get(item.item))
    outcomes.push(before === undefined ? 'created' : isSame(before.item, item) ? 'unchanged' : 'changed')
    const number = before?.number ?? next + fresh++
    numbers.push(number)
    last.set(item.item, { item, number })
  }
  return { last, outcomes, numbers, fresh }
}

const placed = (item: HeldItem | undefined): Placed | undefined => item && { item, number: item.number }

function changeOf(last: ReadonlyMap<string, Placed>, held: ReadonlyMap<string, HeldItem>, now: number) {
  const all = [...last.values()]
  const fresh = all.filter(({ item }) => !held.has(item.item)).map(({ item, number }) => itemRow(item, number, now))
  const changed = all.flatMap(({ item }) => {
    const before = held.get(item.item)
    return before === undefined || isSame(before, item) ? [] : [changedItem(item, before, now)]
  })
  return together({ writes: fresh }, ...changed)
}
