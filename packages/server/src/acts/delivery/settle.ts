import type { Channel, Instant } from '@candor/terms'
import { minute } from '@candor/terms'
import type { HandOff } from '../../adapters/channels/index.ts'
import { type Dispatch, dispatchChange, readDispatch } from '../../customers/history/index.ts'
import { currentOf } from '../../customers/identity/index.ts'
import { readState, removeContact, stateChange } from '../../customers/state/index.ts'
import type { House } from '../../decisions/index.ts'
import { type Change, commitChange, decideAndCommit, noChange, together } from '../../record/index.ts'
import type { Fenced } from './fence.ts'
import { persevere } from './persevere.ts'

const attemptsAtMost = 3
const retryAfter = 5 * minute

type Ending = Partial<Dispatch> & { readonly state: 'handed' | 'unknown' | 'waiting' | 'failed' }

/**
 * Writes down how the hand-over ended, also when the store is away for a while. What provably did not happen no longer
 * counts against the customer's budget. A temporary failure comes up again later, with a new decision; an unknown result
 * is final, since sending again could reach somebody twice.
 */
export async function settle(house: House, channel: Channel, fenced: Fenced, ended: HandOff): Promise<void> {
  const ending = endingOf(ended, fenced, house.clock.now())
  if (ending.state === 'handed' || ending.state === 'unknown') {
    await persevere(house.clock, () => commitChange(house, together(dispatchChange(fenced, ending))))
    return
  }
  // Lost against somebody who changes the same customer, we ask again: each time their change was made, so this ends.
  const takeBack = () => decideAndCommit(house, () => takenBack(house, channel, fenced, ending))
  while (!(await persevere(house.clock, takeBack)).done);
}

function endingOf(ended: HandOff, { pass, attempt }: Fenced, settledAt: Instant): Ending {
  if (ended.result === 'handed') return { state: 'handed', settledAt, rule: null, providerId: ended.providerId ?? null }
  if (ended.result === 'unknown') return { state: 'unknown', settledAt, rule: 'provider-unknown' }
  // A message that stood in line until its pass ran out was not refused by anybody: it deserves a new decision.
  const isFinal = ended.permanent && settledAt < pass.expiresAt
  return isFinal || attempt >= attemptsAtMost
    ? { state: 'failed', settledAt, rule: 'provider-refused' }
    : { state: 'waiting', until: settledAt + retryAfter, rule: 'provider-temporary' }
}

/** The contact that did not happen, out of the count. Nothing when the dispatch was settled or given up meanwhile. */
async function takenBack(
  house: House,
  channel: Channel,
  fenced: Fenced,
  ending: Ending,
): Promise<{ change: Change; value: undefined }> {
  const now = await readDispatch(house.store, fenced.customer, fenced.act)
  if (now?.version !== fenced.version) return { change: noChange, value: undefined }
  // Whoever was merged since the hand-over began is counted under who stands for them.
  const customer = (await currentOf(house, fenced.customer)) ?? fenced.customer
  const before = await readState(house.store, house.judge.layout, customer)
  if (before) removeContact(before.state, fenced.decidedAt, channel)
  const state = before ? stateChange(customer, before.version, before.state) : {}
  return { change: together(dispatchChange(fenced, ending), state), value: undefined }
}
