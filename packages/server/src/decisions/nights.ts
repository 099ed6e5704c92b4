import { windowEnd } from '@candor/gate'
import type { Instant } from '@candor/terms'
import type { Ground } from '../adapters/ground.ts'
import { instantsOf } from '../customers/events/index.ts'
import { noteNight, type Standing } from '../customers/state/index.ts'
import type { Judge } from './judge.ts'

/**
 * When the night ended in which this happened, on the clock of the customer as it is known now, else of the brand. Undefined by
 * day, and where the policy does not look at nights.
 */
export function nightOf({ layout, codes, policy }: Judge, state: Standing, at: Instant): Instant | undefined {
  const { nights } = layout
  if (!nights) return undefined
  try {
    return windowEnd(nights, codes.text('zone', state.zoneCode) ?? policy.brand.zone, at)
  } catch (error) {
    // A zone that an older time-zone database knew: no night is then told rather than a wrong one.
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** Notes the nights in which these events happened; only those count that show somebody to be up. */
export function noteNights(
  judge: Judge,
  state: Standing,
  events: readonly { readonly name: string; readonly at: Instant }[],
): void {
  const waking = judge.layout.nights?.events
  if (!waking) return
  for (const { name, at } of events) {
    const end = waking.includes(name) ? nightOf(judge, state, at) : undefined
    if (end !== undefined) noteNight(state, end)
  }
}

/** Tells the nights anew from the events of these customers (the halves of one person), as after a change of the time zone. */
export async function retellNights(
  ground: Ground,
  judge: Judge,
  state: Standing,
  customers: readonly string[],
  without: readonly string[] = [],
): Promise<void> {
  const waking = judge.layout.nights?.events
  if (!waking) return
  state.setRing('night', [])
  for (const at of await instantsOf(ground.store, waking, customers, without)) {
    const end = nightOf(judge, state, at)
    if (end !== undefined) noteNight(state, end)
  }
}
