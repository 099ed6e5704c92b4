import type { Instant } from '@candor/terms'
import type { Ground } from '../adapters/ground.ts'
import { changedTo, type Standing } from '../customers/state/index.ts'
import type { Judge } from './judge.ts'
import { gatherWhole, stateOfWhole } from './whole.ts'

/**
 * The decision state as the truth gives it, over all halves of the customer. Undefined when there is no such customer, or
 * somebody else stands for them. See `stateOfWhole`.
 */
export async function stateFromTruth(
  ground: Ground,
  judge: Judge,
  customer: string,
  knownSince: Instant = 0,
  settling?: string,
): Promise<Standing | undefined> {
  const whole = await gatherWhole(ground, customer)
  return whole && stateOfWhole(ground, judge, whole, knownSince, settling)
}

const round = 100

/**
 * Writes every decision state anew that another layout wrote, a hundred customers a round. Resumable: what is done is done.
 * Answers how many were written.
 */
export async function rebuildStale(ground: Ground, judge: Judge, onProgress?: (done: number) => void): Promise<number> {
  let done = 0
  for (;;) {
    const rows = await ground.store.db
      .selectFrom('customer_state')
      .select(['customer', 'version'])
      .where('layout', '!=', judge.layout.tag)
      .limit(round)
      .execute()
    if (rows.length === 0) return done
    await Promise.all(rows.map(row => rebuildOne(ground, judge, row.customer, row.version)))
    done += rows.length
    onProgress?.(done)
  }
}

async function rebuildOne(ground: Ground, judge: Judge, customer: string, version: number): Promise<void> {
  const key = { customer }
  const state = await stateFromTruth(ground, judge, customer)
  const write = state
    ? ({ do: 'patch', table: 'customer_state', key, set: changedTo(state) } as const)
    : ({ do: 'remove', table: 'customer_state', key } as const)
  await ground.store.commit({ expect: [{ table: 'customer_state', key, version }], writes: [write] })
}
