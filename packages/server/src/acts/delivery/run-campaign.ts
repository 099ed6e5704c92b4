import { hour, minute } from '@candor/terms'
import { type Campaign, campaignChange, readCampaign } from '../../brand/campaigns/index.ts'
import { abandoned, dispatchChange, dispatchesIn, dueAgain, tallyOf } from '../../customers/history/index.ts'
import type { House } from '../../decisions/index.ts'
import { commitChange, together } from '../../record/index.ts'
import { deliver } from './deliver.ts'

/** Side by side in one round: enough to share one fsync, few enough that a pause or a stop is obeyed at once. */
const atOnce = 128

/**
 * Sends what is due of one campaign, until nothing is due, or it was paused or stopped. Safe to call twice or in two
 * processes: the fence lets each dispatch pass once.
 */
export async function runCampaign(house: House, name: string): Promise<void> {
  let after = ''
  for (;;) {
    const campaign = await readCampaign(house.store, name)
    if (campaign?.state !== 'sending') return
    const planned = await dispatchesIn(house.store, name, 'planned', atOnce, after)
    const due = planned.length > 0 ? planned : await dueAgain(house.store, name, house.clock.now(), atOnce)
    if (due.length === 0 && after === '') return finish(house, campaign)
    after = planned.length > 0 ? (planned.at(-1)?.customer ?? '') : ''
    await deliver(house, campaign, due)
  }
}

/** Nothing is due: gives up what has waited too long, and ends the campaign when nothing is open any more. */
async function finish(house: House, campaign: Campaign): Promise<void> {
  const now = house.clock.now()
  const giveUp = (campaign.sentAt ?? now) + campaign.definition.timing.giveUpAfterHours * hour
  if (now >= giveUp)
    for (const dispatch of await dispatchesIn(house.store, campaign.name, 'waiting', 1_000))
      await commitChange(house, together(dispatchChange(dispatch, { state: 'withheld', settledAt: now })))
  const open = (await tallyOf(house.store, campaign.name)).some(
    ({ state }) => state === 'planned' || state === 'waiting' || state === 'handing_off',
  )
  if (!open) await house.store.commit(campaignChange(campaign, { state: 'done', endedAt: now }))
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
    for (const dispatch of lost)
      await commitChange(
        house,
        together(dispatchChange(dispatch, { state: 'unknown', settledAt: now, rule: 'provider-unknown' })),
      )
    done += lost.length
  }
}
