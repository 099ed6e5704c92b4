import type { Pass } from '@candor/gate'
import { hour, minute } from '@candor/terms'
import { Unreadable } from '../../adapters/keys/index.ts'
import { actOf, type Campaign } from '../../brand/campaigns/index.ts'
import { type Dispatch, dispatchChange, readDispatch } from '../../customers/history/index.ts'
import { mergedInto } from '../../customers/identity/index.ts'
import { addressOf } from '../../customers/profiles/index.ts'
import { readState } from '../../customers/state/index.ts'
import { type Decided, decideContact, type House } from '../../decisions/index.ts'
import { type Change, decideAndCommit, noChange, together } from '../../record/index.ts'
import type { Recipient } from './compose.ts'
import { persevere } from './persevere.ts'

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
  let given: Dispatch | undefined = planned
  let mine: Fenced | undefined
  const decideOnce = async () => {
    const dispatch = given ?? (await readDispatch(house.store, planned.customer, planned.act))
    given = undefined
    // Our commit was made and only its answer was lost on the way.
    if (mine && dispatch?.entry === mine.entry) return { change: noChange, value: mine }
    if (dispatch?.state !== 'planned' && dispatch?.state !== 'waiting') return { change: noChange, value: undefined }
    const decided = await decideDispatch(house, campaign, dispatch)
    mine = decided.value
    return decided
  }
  const result = await persevere(house.clock, () => decideAndCommit(house, decideOnce))
  return result.done ? result.value : undefined
}

async function decideDispatch(
  house: House,
  campaign: Campaign,
  dispatch: Dispatch,
): Promise<{ change: Change; value: Fenced | undefined }> {
  const { customer, act: actId } = dispatch
  const before = await readState(house.store, house.judge.layout, customer)
  if (!before) return withheld(house, dispatch, (await isKnown(house, customer)) ? 'house-merged' : 'house-no-customer')
  if (await hadAsAnother(house, dispatch)) return withheld(house, dispatch, 'house-merged')
  const address = await readableAddress(house, dispatch)
  const attempt = dispatch.attempt + 1
  const ask = { customer, actId, attempt, address, passExpires: house.clock.now() + passLife }
  const whole = decideContact(house, house.judge, before, { ...ask, act: actOf(campaign.definition) })
  // Also where the promotion alone would have to wait: what the customer needs does not wait for an offer they refused.
  const mustStrip = whole.verdict.outcome !== 'permit' && whole.verdict.obligations.includes('strip-promo')
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

const withheld = (house: House, dispatch: Dispatch, rule: string): { change: Change; value: undefined } => ({
  change: together(dispatchChange(dispatch, { state: 'withheld', rule, settledAt: house.clock.now() })),
  value: undefined,
})

const isKnown = async ({ store }: House, customer: string): Promise<boolean> =>
  (await store.get('profiles', { customer })) !== undefined

// INVARIANT: a person gets a message once, also when it was planned for two customers who were found to be one.
/** Whether the same act reached the customer, or may have, under another name. */
async function hadAsAnother(house: House, { customer, act }: Dispatch): Promise<boolean> {
  const others = await mergedInto(house, customer)
  const theirs = await Promise.all(others.map(other => readDispatch(house.store, other, act)))
  return theirs.some(dispatch => dispatch !== undefined && mayHaveReached.has(dispatch.state))
}

const mayHaveReached: ReadonlySet<Dispatch['state']> = new Set(['handing_off', 'handed', 'unknown'])

/** Undefined also when it cannot be opened: then there is no address, and the gate says so for this customer alone. */
async function readableAddress(house: House, { customer, channel }: Dispatch): Promise<string | undefined> {
  try {
    return await addressOf(house, customer, channel)
  } catch (fault) {
    if (fault instanceof Unreadable) return undefined
    throw fault
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
