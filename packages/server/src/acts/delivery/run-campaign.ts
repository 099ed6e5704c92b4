import { minute, second } from '@candor/terms'
import { type Campaign, campaignChange, readCampaign } from '../../brand/campaigns/index.ts'
import { abandoned, dispatchChange, dispatchesIn, dueAgain } from '../../customers/history/index.ts'
import type { House } from '../../decisions/index.ts'
import { commitChange, together } from '../../record/index.ts'
import { deliver } from './deliver.ts'

/** Side by side in one round: enough to share one fsync, few enough that a pause or a stop is obeyed at once. */
const atOnce = 128
/** The first round: how quick the provider is shows only then, and what stands in line longer than its pass is decided anew. */
const atFirst = 16
const quickRound = 5 * second

/**
 * Sends what is due of one campaign, until nothing is due, or it was paused or stopped. Safe to call twice or in two
 * processes: the fence lets each dispatch pass once. `goOn` is asked before each round: a server that stops finishes what it
 * has begun and begins nothing new.
 */
export async function runCampaign(house: House, name: string, goOn: () => boolean = () => true): Promise<void> {
  let after = ''
  for (let size = atFirst; goOn(); ) {
    const campaign = await readCampaign(house.store, name)
    if (campaign?.state !== 'sending') return
    const planned = await dispatchesIn(house.store, name, 'planned', size, after)
    const due = planned.length > 0 ? planned : await dueAgain(house.store, name, house.clock.now(), size)
    if (due.length === 0 && after === '') return finish(house, campaign)
    after = planned.at(-1)?.customer ?? ''
    const began = house.clock.monotonic()
    await deliver(house, campaign, due)
    size = house.clock.monotonic() - began < quickRound ? Math.min(atOnce, 2 * size) : Math.max(atFirst, size / 2)
  }
}

/** Nothing is due: the campaign is over when nothing is open any more. */
async function finish(house: House, campaign: Campaign): Promise<void> {
  for (const state of ['planned', 'waiting', 'handing_off'] as const)
    if ((await dispatchesIn(house.store, campaign.name, state, 1)).length > 0) return
  await house.store.commit(campaignChange(campaign, { state: 'done', endedAt: house.clock.now() }))
}

/** A mail server may take ten minutes for its last answer (RFC 5321 §4.5.3.2.6); after this nobody waits for it any more. */
const longestHandOver = 15 * minute

/**
 * Hand-overs whose process is gone: nobody knows whether the provider has them, so they are `unknown` for good. With the
 * store to ourselves (`everything`) none can be under way when we start; otherwise those that began too long ago to be under way.
 */
export async function giveUpAbandoned(house: House, everything: boolean): Promise<number> {
  let done = 0
  const now = house.clock.now()
  for (;;) {
    const lost = await abandoned(house.store, everything ? Number.MAX_SAFE_INTEGER : now - longestHandOver, 500)
    if (lost.length === 0) return done
    const unknown = { state: 'unknown', settledAt: now, rule: 'provider-unknown' } as const
    await Promise.all(lost.map(dispatch => commitChange(house, together(dispatchChange(dispatch, unknown)))))
    done += lost.length
  }
}
