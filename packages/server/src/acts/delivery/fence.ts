import type { Pass } from '@candor/gate'
import { hour, minute } from '@candor/terms'
import { actOf, type Campaign } from '../../brand/campaigns/index.ts'
import { type Dispatch, dispatchChange, readDispatch } from '../../customers/history/index.ts'
import { addressOf } from '../../customers/profiles/index.ts'
import { readState } from '../../customers/state/index.ts'
import { type Decided, decideContact, type House } from '../../decisions/index.ts'
import { type Change, decideAndCommit, noChange, together } from '../../record/index.ts'
import type { Recipient } from './compose.ts'

/** How long after its decision a hand-over may begin. */
export const passLife = minute

/** A dispatch that may be handed over now: decided, recorded, fenced. */
export type Fenced = Recipient & {
  readonly pass: Pass<'contact'>
  readonly version: number
  readonly decidedAt: number
}

/**
 * Decides one dispatch and commits decision, fence and count before anything leaves. Undefined: it must not go now, and the
 * dispatch says why. When others change the customer three times meanwhile it stays as it was and comes up again.
 */
export async function fence(house: House, campaign: Campaign, planned: Dispatch): Promise<Fenced | undefined> {
  let fresh = planned
  let first = true
  const result = await decideAndCommit(house, async () => {
    if (!first) fresh = (await readDispatch(house.store, planned.customer, planned.act)) ?? fresh
    first = false
    if (fresh.state !== 'planned' && fresh.state !== 'waiting') return { change: noChange, value: undefined }
    return decideDispatch(house, campaign, fresh)
  })
  return result.done ? result.value : undefined
}

async function decideDispatch(
  house: House,
  campaign: Campaign,
  dispatch: Dispatch,
): Promise<{ change: Change; value: Fenced | undefined }> {
  const { customer, act: actId } = dispatch
  const before = await readState(house.store, house.judge.layout, customer)
  if (!before)
    return {
      change: together(dispatchChange(dispatch, { state: 'withheld', rule: 'house-no-customer' })),
      value: undefined,
    }
  const address = await addressOf(house, customer, dispatch.channel)
  const attempt = dispatch.attempt + 1
  const ask = { customer, actId, attempt, address, passExpires: house.clock.now() + passLife }
  const whole = decideContact(house, house.judge, before, { ...ask, act: actOf(campaign.definition) })
  const mustStrip = whole.verdict.outcome === 'adjust' && whole.verdict.obligations.includes('strip-promo')
  const decided = mustStrip
    ? decideContact(house, house.judge, before, { ...ask, act: actOf(campaign.definition, true) })
    : whole
  const change = together(
    mustStrip ? { entries: whole.change.entries } : {},
    decided.change,
    moved(campaign, dispatch, decided, attempt, ask.passExpires),
  )
  if (!decided.pass || address === undefined) return { change, value: undefined }
  const { pass, at: decidedAt, entry } = decided
  return {
    change,
    value: {
      customer,
      act: actId,
      attempt,
      entry,
      address,
      stripped: mustStrip,
      pass,
      decidedAt,
      version: dispatch.version + 1,
    },
  }
}

function moved(
  campaign: Campaign,
  dispatch: Dispatch,
  decided: Decided,
  attempt: number,
  passExpires: number,
): Partial<Change> {
  const { verdict, at, entry } = decided
  const common = { attempt, entry, decidedAt: at, rule: verdict.deciding ?? null }
  if (decided.pass)
    return dispatchChange(dispatch, { ...common, state: 'handing_off', rule: null, until: null, passExpires })
  const giveUp = (campaign.sentAt ?? at) + campaign.definition.timing.giveUpAfterHours * hour
  if (verdict.outcome === 'defer' && verdict.until !== undefined && verdict.until <= giveUp)
    return dispatchChange(dispatch, { ...common, state: 'waiting', until: verdict.until })
  return dispatchChange(dispatch, { ...common, state: 'withheld', until: verdict.until ?? null, settledAt: at })
}
