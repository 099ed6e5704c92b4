import type { Instant } from '@candor/terms'
import { extendHold, type Hold, holdsInForce, releaseHold } from '../../customers/holds/index.ts'
import { halvesOf } from '../../customers/identity/index.ts'
import type { House } from '../../decisions/index.ts'

const atOnce = 200

/** Releases the holds whose own time has come, and lets those that stand cover halves of the person that were found since. */
export async function tendHolds(house: House, now: Instant): Promise<void> {
  let after: readonly [Instant, string] = [-1, '']
  for (;;) {
    const rows = await holdsInForce(house.store, atOnce, after)
    for (const [, holds] of Map.groupBy(rows, ({ hold }) => hold)) await tend(house, holds, now)
    const last = rows.at(-1)
    if (!last || rows.length < atOnce) return
    after = [last.placedAt, last.hold]
  }
}

async function tend(house: House, rows: readonly Hold[], now: Instant): Promise<void> {
  const [first] = rows as [Hold, ...Hold[]]
  if (first.until !== undefined && first.until <= now) {
    await releaseHold(house, first.hold, { reason: 'its own time came', by: 'house' })
    return
  }
  const covered = rows.map(({ customer }) => customer)
  for (const half of await halvesOf(house, first.customer))
    if (!covered.includes(half)) await extendHold(house, first, half)
}
