import type { Store } from '../../adapters/store/index.ts'

/** What models and lists need of an item; texts are read when it is shown. */
export type SlimItem = {
  readonly item: string
  readonly number: number
  readonly provider: string | null
  readonly category: string | null
  readonly sensitive: number
  readonly available: number
}

/** The whole catalogue by number, some thousand items at a time, from one snapshot. */
export const allItems = ({ db, scan }: Store): AsyncIterable<SlimItem[]> =>
  scan<SlimItem>(
    db
      .selectFrom('items')
      .select(['item', 'number', 'provider', 'category', 'sensitive', 'available'])
      .orderBy('number')
      .compile(),
    5_000,
  )

/** Tells two states of the catalogue apart: nothing is deleted, and whatever changes has a higher version. */
export type CatalogueState = { readonly items: number; readonly versions: number }

export async function catalogueState({ db }: Store): Promise<CatalogueState> {
  const row = await db
    .selectFrom('items')
    .select(({ fn }) => [fn.countAll().as('items'), fn.sum('version').as('versions')])
    .executeTakeFirstOrThrow()
  return { items: Number(row.items), versions: Number(row.versions ?? 0) }
}
