import { startOfRetention } from '../../brand/policy/index.ts'
import { algorithmsKept, expire } from '../../customers/offers/index.ts'
import type { House } from '../../decisions/index.ts'

/**
 * Forgets up to `most` decisions that are older than what is kept for the purpose of their algorithm; those of one that the policy no
 * longer declares as soon as anything ends. Answers how many are gone.
 */
export async function endOffers(house: House, most: number): Promise<number> {
  const { algorithms, brand, purposes } = house.judge.policy
  const now = house.clock.now()
  const starts = new Map(
    Object.entries(purposes).map(([name, { retention }]) => [name, startOfRetention(retention, now, brand.zone)]),
  )
  const latest = Math.max(...starts.values())
  let gone = 0
  for (const name of await algorithmsKept(house.store)) {
    const algorithm = Object.hasOwn(algorithms, name) ? algorithms[name] : undefined
    const before = (algorithm && starts.get(algorithm.purpose)) ?? latest
    const writes = await expire(house, before, most - gone, name)
    if (writes.length > 0) await house.store.commit({ expect: [], writes })
    gone += writes.length
    if (gone >= most) break
  }
  return gone
}
