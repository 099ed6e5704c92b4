import type { Ground } from '../adapters/ground.ts'
import type { Tables } from '../adapters/store/index.ts'
import { type Opening, openEntry } from './entry.ts'
import { existingKey } from './key-ring.ts'

/** One entry of a customer's record. `opening` is absent where content or key is gone. */
export type EntryOpened = Pick<Tables['entries'], 'entry' | 'kind' | 't' | 'leaf' | 'commitment'> & {
  readonly opening?: Opening
}

/** A customer's record, newest first, of these kinds or of all; some hundred entries at a time. */
export async function* entryPages(
  ground: Ground,
  customer: string,
  kinds: { readonly only?: string; readonly without?: string } = {},
  atOnce = 500,
): AsyncGenerator<EntryOpened[]> {
  const key = (await existingKey(ground, customer, 'record'))?.key
  let query = ground.store.db.selectFrom('entries').selectAll().where('customer', '=', customer)
  if (kinds.only !== undefined) query = query.where('kind', '=', kinds.only)
  if (kinds.without !== undefined) query = query.where('kind', '!=', kinds.without)
  for await (const rows of ground.store.scan<Tables['entries']>(query.orderBy('entry', 'desc').compile(), atOnce))
    yield rows.map(({ entry, kind, t, leaf, commitment, sealed }) => ({
      ...{ entry, kind, t, leaf, commitment },
      ...(key && sealed ? { opening: openEntry(ground, key, customer, entry, sealed) } : {}),
    }))
}
