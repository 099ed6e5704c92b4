import { startOfRetention } from '../../brand/policy/index.ts'
import { expire } from '../../customers/unwanted/index.ts'
import type { House } from '../../decisions/index.ts'

/**
 * Forgets up to `most` words that were said longer ago than anything is kept, where nothing is left that they could keep from being
 * used. Answers how many are gone.
 */
export async function endUnwanted(house: House, most: number): Promise<number> {
  const { brand, events, purposes } = house.judge.policy
  const now = house.clock.now()
  const kept = [...Object.values(purposes), ...Object.values(events)]
  const before = Math.min(...kept.map(({ retention }) => startOfRetention(retention, now, brand.zone)))
  const writes = await expire(house, before, most)
  if (writes.length > 0) await house.store.commit({ expect: [], writes })
  return writes.length
}
