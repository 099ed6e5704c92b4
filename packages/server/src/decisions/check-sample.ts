import type { Ground } from '../adapters/ground.ts'
import { checkTiles, seatsInTile, type TileCheck, type TileFault } from '../customers/state/tiles/index.ts'
import { customersAfter, type Difference, differingField } from './check-states.ts'
import type { Judge } from './judge.ts'

export type SampleCheck = {
  /** Decision states that were compared with the truth, or with their tile. */
  readonly checked: number
  readonly different: readonly Difference[]
  readonly faults: readonly TileFault[]
  /** Where the next sample goes on; `''` after the last customer. */
  readonly last: string
}

/**
 * Compares the states of the next `count` customers with the truth, and the tile of the first of them with the states that it
 * shows. While others write: each comparison sees one moment, and what differs is looked at again in another.
 */
export async function checkSample(ground: Ground, judge: Judge, after: string, count: number): Promise<SampleCheck> {
  const customers = await customersAfter(ground, after, count)
  const [first] = customers
  if (first === undefined) return { checked: 0, different: [], faults: [], last: '' }
  const suspects = (await differingIn(ground, judge, customers)).map(({ customer }) => customer)
  const different = suspects.length === 0 ? [] : await differingIn(ground, judge, suspects)
  const tiles = await tileOf(ground, judge, first)
  return {
    checked: customers.length + (tiles?.seats ?? 0),
    different,
    faults: tiles?.different ?? [],
    last: customers.at(-1)!,
  }
}

async function tileOf({ store }: Ground, { layout }: Judge, customer: string): Promise<TileCheck | undefined> {
  const seat = (await store.get('customer_state', { customer }))?.seat ?? undefined
  if (seat === undefined) return undefined
  return checkTiles(store, layout, { after: Math.floor(seat / seatsInTile) - 1, most: 1 })
}

async function differingIn(ground: Ground, judge: Judge, customers: readonly string[]): Promise<Difference[]> {
  const snapshot = await ground.store.snapshot()
  try {
    const still = { ...ground, store: snapshot }
    const found: Difference[] = []
    for (const customer of customers) {
      const field = await differingField(still, judge, customer)
      if (field) found.push({ customer, field })
    }
    return found
  } finally {
    await snapshot.close()
  }
}
