import { withheldBy } from '../../acts/campaigns/index.ts'
import { whyOfEntry } from '../../answers/why/index.ts'
import type { Campaign } from '../../brand/campaigns/index.ts'
import type { House } from '../../decisions/index.ts'
import { isBefore } from './campaign-words.ts'

/** Somebody who gets, or got, no message: the deciding rule, why, and what would change it. */
export type WithheldRow = {
  readonly customer: string
  readonly rule: string
  readonly why: string
  readonly change: string
  /** The decision, once there was one. */
  readonly entry: string | null
}

type Page = { readonly rule?: string; readonly after?: string; readonly limit: number }

/** Before sending: judged at this moment. Afterwards: as it was decided, from the dispatches and their recorded decisions. */
export async function withheldRows(house: House, campaign: Campaign, page: Page): Promise<WithheldRow[]> {
  if (!isBefore(campaign)) return decidedRows(house, campaign.name, page)
  const found = await withheldBy(house, campaign.definition, page)
  return found.map(({ customer, rule, explanation: { staff, change = '' } }) => ({
    customer,
    rule,
    why: staff,
    change,
    entry: null,
  }))
}

async function decidedRows(house: House, campaign: string, { rule, after = '', limit }: Page): Promise<WithheldRow[]> {
  let query = house.store.db
    .selectFrom('dispatches')
    .select(['customer', 'rule', 'entry'])
    .where('campaign', '=', campaign)
    .where('customer', '>', after)
  query =
    rule === undefined
      ? query.where('state', '=', 'withheld')
      : query.where('rule', '=', rule).where('state', '!=', 'handed')
  const rows = await query.orderBy('customer').limit(limit).execute()
  return Promise.all(rows.map(row => explained(house, row)))
}

type Decided = { readonly customer: string; readonly rule: string | null; readonly entry: string | null }

async function explained(house: House, { customer, rule, entry }: Decided): Promise<WithheldRow> {
  const why = entry === null ? undefined : await whyOfEntry(house, customer, entry)
  const said = why?.ok ? why.value.explanation : undefined
  return {
    customer,
    rule: rule ?? '',
    why: said?.staff ?? 'The record of this customer was erased.',
    change: said?.change ?? '',
    entry,
  }
}
