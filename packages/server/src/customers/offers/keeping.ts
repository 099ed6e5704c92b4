import type { Instant, Json } from '@candor/terms'
import type { Ground } from '../../adapters/ground.ts'
import type { Store, Write } from '../../adapters/store/index.ts'

/** Every decision whether to make this customer an offer, oldest first, with what it was made from. */
export async function exportOf(ground: Ground, customer: string): Promise<Json> {
  const rows = await ground.store.db
    .selectFrom('offers_made')
    .selectAll()
    .where('customer', '=', customer)
    .orderBy('at')
    .orderBy('entry')
    .execute()
  return rows.map(({ entry, algorithm, at, mode, offered, propensity, model, inputs }) => ({
    entry,
    algorithm,
    at: Number(at),
    mode,
    offered: Number(offered) === 1,
    propensity: Number(propensity) / 1_000_000,
    model,
    inputs: inputs === null ? null : (JSON.parse(inputs) as Json),
  }))
}

/** Every such decision. */
export const erase = (customer: string): Write[] => [{ do: 'remove', table: 'offers_made', key: { customer } }]

/** Up to `limit` decisions, of one algorithm or of any, made before `before`. Empty when there are none. */
export async function expire(ground: Ground, before: Instant, limit: number, algorithm?: string): Promise<Write[]> {
  let due = ground.store.db.selectFrom('offers_made').select(['customer', 'entry']).where('at', '<', before)
  if (algorithm !== undefined) due = due.where('algorithm', '=', algorithm).orderBy('at')
  const rows = await due.limit(limit).execute()
  return rows.map(key => ({ do: 'remove', table: 'offers_made', key }))
}

/** Every algorithm of which a decision is kept, in order: one look into the index for each. */
export async function algorithmsKept({ db }: Store): Promise<string[]> {
  const names: string[] = []
  for (;;) {
    const query = db.selectFrom('offers_made').select(eb => eb.fn.min('algorithm').as('name'))
    const row = await query.where('algorithm', '>', names.at(-1) ?? '').executeTakeFirst()
    if (row?.name == null) return names
    names.push(row.name)
  }
}

/** Decisions of one algorithm of which inputs are kept, some thousand at a time, from one snapshot. */
export const offersWithInputs = (
  store: Store,
  algorithm: string,
): AsyncIterable<{ readonly customer: string; readonly entry: string }[]> =>
  store.scan(
    store.db
      .selectFrom('offers_made')
      .select(['customer', 'entry'])
      .where('algorithm', '=', algorithm)
      .where('inputs', 'is not', null)
      .compile(),
    4_000,
  )

/** What was known of the person goes; that and how it was decided stays. */
export const inputsGone = (key: { readonly customer: string; readonly entry: string }): Write => ({
  do: 'patch',
  table: 'offers_made',
  key: { customer: key.customer, entry: key.entry },
  set: { inputs: null },
})
