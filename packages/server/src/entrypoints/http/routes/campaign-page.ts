import { err, ok } from '@candor/terms'
import type { Ground } from '../../../adapters/ground.ts'
import { readCampaign } from '../../../brand/campaigns/index.ts'
import { cursorFrom, readCursor } from '../cursor.ts'
import { type ApiError, badCursor } from '../problem.ts'
import { campaignAnswer } from './campaign-answer.ts'

type Query = { readonly cursor?: string; readonly limit?: number }
type Position = readonly [createdAt: number, name: string]

/** One page of campaigns, newest first. What is created meanwhile does not shift the pages that follow. */
export async function campaignPage(ground: Ground, { cursor, limit = 50 }: Query) {
  const after = cursor === undefined ? undefined : (readCursor(ground, 'campaigns', cursor) as Position | undefined)
  if (cursor !== undefined && after === undefined) return err<ApiError>(badCursor)
  const rows = await namesAfter(ground, after, limit + 1)
  const found = await Promise.all(rows.slice(0, limit).map(row => readCampaign(ground.store, row.campaign)))
  const items = found.filter(campaign => campaign !== undefined).map(campaignAnswer)
  const last = rows.length > limit ? rows[limit - 1] : undefined
  const next = last && cursorFrom(ground, 'campaigns', [last.created_at, last.campaign])
  return ok({ body: next === undefined ? { items } : { items, next } })
}

function namesAfter({ store }: Ground, after: Position | undefined, limit: number) {
  const all = store.db.selectFrom('campaigns').select(['campaign', 'created_at'])
  const rest = after
    ? all.where(eb =>
        eb.or([
          eb('created_at', '<', after[0]),
          eb.and([eb('created_at', '=', after[0]), eb('campaign', '>', after[1])]),
        ]),
      )
    : all
  return rest.orderBy('created_at', 'desc').orderBy('campaign').limit(limit).execute()
}
