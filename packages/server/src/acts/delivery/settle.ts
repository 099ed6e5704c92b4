import type { Channel } from '@candor/terms'
import { minute } from '@candor/terms'
import type { HandOff } from '../../adapters/channels/index.ts'
import { dispatchChange } from '../../customers/history/index.ts'
import { readState, removeContact, stateChange } from '../../customers/state/index.ts'
import type { House } from '../../decisions/index.ts'
import { commitChange, decideAndCommit, together } from '../../record/index.ts'
import type { Fenced } from './fence.ts'

const attemptsAtMost = 3
const retryAfter = 5 * minute

/**
 * Writes down how the hand-over ended. What provably did not happen no longer counts against the customer's budget. A
 * temporary failure comes up again later, with a new decision; an unknown result is final, since sending again could
 * reach somebody twice.
 */
export async function settle(house: House, channel: Channel, fenced: Fenced, ended: HandOff): Promise<void> {
  const settledAt = house.clock.now()
  if (ended.result === 'handed') {
    await commitChange(
      house,
      together(dispatchChange(fenced, { state: 'handed', settledAt, providerId: ended.providerId ?? null })),
    )
    return
  }
  if (ended.result === 'unknown') {
    await commitChange(
      house,
      together(dispatchChange(fenced, { state: 'unknown', settledAt, rule: 'provider-unknown' })),
    )
    return
  }
  const again = !ended.permanent && fenced.attempt < attemptsAtMost
  const set = again
    ? ({ state: 'waiting', until: settledAt + retryAfter, rule: 'provider-temporary' } as const)
    : ({ state: 'failed', settledAt, rule: 'provider-refused' } as const)
  await decideAndCommit(house, async () => {
    const before = await readState(house.store, house.judge.layout, fenced.customer)
    if (!before) return { change: together(dispatchChange(fenced, set)), value: undefined }
    removeContact(before.state, fenced.decidedAt, channel)
    return {
      change: together(dispatchChange(fenced, set), stateChange(fenced.customer, before.version, before.state)),
      value: undefined,
    }
  })
}
