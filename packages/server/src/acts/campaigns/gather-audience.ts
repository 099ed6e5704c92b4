import type { Write } from '../../adapters/store/index.ts'
import { type Campaign, campaignChange, readCampaign } from '../../brand/campaigns/index.ts'
import { walkStates } from '../../customers/audiences/index.ts'
import { plannedRow } from '../../customers/history/index.ts'
import type { House } from '../../decisions/index.ts'
import { belongsTo } from './plan.ts'

const rowsPerCommit = 500

/**
 * Writes down one planned dispatch per member of the audience, then lets the campaign send. Goes on where a crash left it:
 * customers are walked in order, and commits are made in that order.
 */
export async function gatherAudience(house: House, campaign: Campaign): Promise<void> {
  const belongs = await belongsTo(house, house.judge, campaign.definition, house.clock.now())
  const { channel, purpose } = campaign.definition
  const members: string[] = []
  await walkStates(
    house.store,
    house.judge.layout,
    (customer, state) => {
      if (belongs(customer, state)) members.push(customer)
      return true
    },
    await lastGathered(house, campaign.name),
  )
  for (let i = 0; i < members.length; i += rowsPerCommit) {
    const writes: Write[] = members
      .slice(i, i + rowsPerCommit)
      .map(customer => plannedRow({ customer, act: campaign.name, campaign: campaign.name, channel, purpose }))
    if ((await readCampaign(house.store, campaign.name))?.state !== 'gathering') return
    const done = await house.store.commit({ expect: [], writes })
    // Another process gathered the same people; it goes on, we stop.
    if (!done.done) return
  }
  const now = await readCampaign(house.store, campaign.name)
  if (now?.state === 'gathering') await house.store.commit(campaignChange(now, { state: 'sending' }))
}

async function lastGathered(house: House, campaign: string): Promise<string> {
  const row = await house.store.db
    .selectFrom('dispatches')
    .select(eb => eb.fn.max('customer').as('last'))
    .where('campaign', '=', campaign)
    .executeTakeFirst()
  return row?.last ?? ''
}
