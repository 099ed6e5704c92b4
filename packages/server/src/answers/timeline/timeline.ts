import { dispatchesOf } from '../../customers/history/index.ts'
import type { House } from '../../decisions/index.ts'
import { existingKey, openEntry } from '../../record/index.ts'
import { type Moment, momentOf } from './moment.ts'

/** What happened to one customer, from the record itself: imports, choices, decisions, and how hand-overs ended. */
export async function timelineOf(
  house: House,
  customer: string,
  page: { readonly before?: string; readonly limit: number },
): Promise<Moment[]> {
  let query = house.store.db.selectFrom('entries').selectAll().where('customer', '=', customer)
  if (page.before !== undefined) query = query.where('entry', '<', page.before)
  const rows = await query.orderBy('entry', 'desc').limit(page.limit).execute()
  const key = (await existingKey(house, customer, 'record'))?.key
  const moments = rows.map((row): Moment => {
    const { entry, leaf } = row
    if (!key || !row.sealed) return { kind: 'erased', at: row.t * 1000, entry, leaf }
    return momentOf(entry, leaf, openEntry(house, key, customer, entry, row.sealed).payload)
  })
  const ends = page.before === undefined ? await endsOf(house, customer) : []
  return [...moments, ...ends].sort((a, b) => b.at - a.at)
}

async function endsOf(house: House, customer: string): Promise<Moment[]> {
  const dispatches = await dispatchesOf(house.store, customer)
  return dispatches.flatMap(({ settledAt, campaign, state, rule }) =>
    settledAt === null ? [] : [{ kind: 'ended', at: settledAt, campaign, state, rule }],
  )
}
