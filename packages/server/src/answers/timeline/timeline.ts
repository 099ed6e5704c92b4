import type { Instant, Json } from '@candor/terms'
import { dispatchesOf } from '../../customers/history/index.ts'
import { type DecisionRecord, decisionIn, type House } from '../../decisions/index.ts'
import { existingKey, openEntry } from '../../record/index.ts'

/** One thing that happened between the brand and a customer, newest first. */
export type Moment =
  | {
      readonly kind: 'decision'
      readonly at: Instant
      readonly entry: string
      readonly leaf: number | null
      readonly decision: DecisionRecord
    }
  | {
      readonly kind: 'choice' | 'import' | 'other'
      readonly at: Instant
      readonly entry: string
      readonly leaf: number | null
      readonly body: Json
    }
  | {
      readonly kind: 'ended'
      readonly at: Instant
      readonly campaign: string
      readonly state: string
      readonly rule: string | null
    }
  | { readonly kind: 'erased'; readonly at: Instant; readonly entry: string; readonly leaf: number | null }

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
    const { payload } = openEntry(house, key, customer, entry, row.sealed)
    const decision = decisionIn(payload.kind, payload.body)
    if (decision) return { kind: 'decision', at: payload.at, entry, leaf, decision }
    const kind = payload.kind === 'choice' || payload.kind === 'import' ? payload.kind : 'other'
    return { kind, at: payload.at, entry, leaf, body: payload.body }
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
