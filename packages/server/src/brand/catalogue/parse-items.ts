import { err, type Fault, ok, type Result } from '@candor/terms'
import type { Item } from './item.ts'
import { type ItemAsk, parseItem } from './parse-item.ts'

/** Checks a list of items. All faults at once, each under `items.<place>.<field>`; an item that stands there twice is one. */
export function parseItems(asks: readonly ItemAsk[]): Result<Item[], Fault[]> {
  const places = new Map<string, number>()
  const faults: Fault[] = []
  const items: Item[] = []
  for (const [place, ask] of asks.entries()) {
    const parsed = parseItem(ask)
    const first = places.get(ask.item)
    places.set(ask.item, first ?? place)
    if (first !== undefined) faults.push({ path: `items.${place}.item`, says: `stands at items.${first} too` })
    if (parsed.ok) items.push(parsed.value)
    else faults.push(...parsed.error.map(fault => ({ ...fault, path: `items.${place}.${fault.path}` })))
  }
  return faults.length > 0 ? err(faults) : ok(items)
}
