import { ok, type Result } from '@candor/terms'
import type { Ground } from '../../adapters/ground.ts'
import type { HeldItem } from './item.ts'
import { readItem } from './item-store.ts'
import { type ItemAsk, parseItem } from './parse-item.ts'
import { type CatalogueRefusal, refuseFaults, unknownItem, versionMoved } from './refusal.ts'
import { upsertItems } from './upsert-items.ts'

/** What changes of an item; what is absent stays, `null` takes away. */
export type ItemChange = Partial<Omit<ItemAsk, 'item'>>

/** Changes one item. `isCurrent`: whether it is still as the caller saw it. */
export async function changeItem(
  ground: Ground,
  item: string,
  change: ItemChange,
  isCurrent: (item: HeldItem) => boolean,
): Promise<Result<HeldItem, CatalogueRefusal>> {
  const held = await readItem(ground.store, item)
  if (!held) return unknownItem(item)
  if (!isCurrent(held)) return versionMoved(item)
  const parsed = parseItem({ ...held, ...change, item })
  if (!parsed.ok) return refuseFaults(parsed.error)
  // What is absent was read at this version, so at another one it must be read again.
  const done = await upsertItems(ground, [parsed.value], { isCurrent: now => now.version === held.version })
  return done.ok ? ok((await readItem(ground.store, item)) as HeldItem) : done
}
