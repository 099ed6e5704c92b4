import type { Store } from '../../adapters/store/index.ts'
import { allItems } from '../../brand/catalogue/index.ts'

/** The catalogue as models see it: items by number, with what is needed to judge them. */
export type ItemNumbers = {
  readonly items: number
  readonly ids: readonly string[]
  readonly byId: ReadonlyMap<string, number>
  readonly sensitive: Uint8Array
  readonly available: Uint8Array
  /** By number, the number of its provider; -1 where it has none. */
  readonly provider: Int32Array
  readonly providers: readonly string[]
  /** By number, the number of its category; -1 where it has none. */
  readonly category: Int32Array
  readonly categories: readonly string[]
}

/** Reads the whole catalogue. Numbers are dense, so that an item's place is its number. */
export async function readItemNumbers(store: Store): Promise<ItemNumbers> {
  const ids: string[] = []
  const [sensitive, available]: number[][] = [[], []]
  const [provider, category] = [namesByNumber(), namesByNumber()]
  for await (const rows of allItems(store))
    for (const row of rows) {
      // A gap would shift every number after it.
      if (Number(row.number) !== ids.length)
        throw new Error(`item ${row.item} has number ${row.number}, not ${ids.length}`)
      ids.push(row.item)
      sensitive!.push(Number(row.sensitive))
      available!.push(Number(row.available))
      provider.add(row.provider)
      category.add(row.category)
    }
  return {
    items: ids.length,
    ids,
    byId: new Map(ids.map((item, number) => [item, number])),
    sensitive: Uint8Array.from(sensitive!),
    available: Uint8Array.from(available!),
    provider: provider.numbers(),
    providers: provider.names(),
    category: category.numbers(),
    categories: category.names(),
  }
}

/** Names in the order in which they first come, each by its number. */
function namesByNumber() {
  const known = new Map<string, number>()
  const all: number[] = []
  return {
    add(name: string | null) {
      if (name !== null && !known.has(name)) known.set(name, known.size)
      all.push(name === null ? -1 : known.get(name)!)
    },
    numbers: () => Int32Array.from(all),
    names: () => [...known.keys()],
  }
}
