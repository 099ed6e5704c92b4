import { currentOf } from '../../customers/identity/index.ts'
import type { Share } from '../../customers/shares/index.ts'
import { readState, type StoredState } from '../../customers/state/index.ts'
import { type House, preview, shareAct } from '../../decisions/index.ts'
import { forwardRequest } from './forward.ts'
import { readTask } from './task-store.ts'

/** Rules that speak for the will of the customer, and not for what the vendor lacks. */
const ofTheirWill = ['core-withdrawal-immediate', 'house-permission', 'house-sale', 'house-privacy-signal']

/** Kinds of happenings after which somebody may no longer be shared. */
export const mayEndShares = (kind: string): boolean => kind === 'choices-recorded' || kind === 'suppressed'

/**
 * Tells vendors to take somebody out again who has just said no to what they were shared for (GDPR Art. 19, 21(3); 11 CCR 7026(f)).
 * Doing it again after a crash asks nobody twice.
 */
export async function tellRemovals(
  house: House,
  { customer, happening }: { readonly customer: string; readonly happening: string },
): Promise<void> {
  const current = (await currentOf(house, customer)) ?? customer
  const stored = await readState(house.store, house.judge.layout, current)
  if (!stored) return
  const about = async (share: Share): Promise<boolean> =>
    isRefused(house, stored, share) && !(await isAsked(house, share))
  await forwardRequest(house, { customer: current, request: `no-${happening}`, right: 'object', about })
}

function isRefused({ judge, clock }: House, { state }: StoredState, { vendor, purpose, fields }: Share): boolean {
  const now = clock.now()
  const verdict = preview(judge, shareAct(judge.policy, { vendor, purpose, fields }, now), state, now)
  return (
    verdict.outcome === 'deny' &&
    verdict.reasons.some(({ rule, says }) => says === 'deny' && ofTheirWill.includes(rule))
  )
}

/** Whether the vendor was asked since it last got something. */
async function isAsked({ store }: House, { task, lastAt }: Share): Promise<boolean> {
  const kept = task === undefined ? undefined : await readTask(store, task)
  return kept !== undefined && kept.task.at >= lastAt
}
