import { startOfRetention } from '../../../brand/policy/index.ts'
import { namesKept } from '../../../customers/events/index.ts'
import type { House } from '../../../decisions/index.ts'
import { decideAndCommit } from '../../../record/index.ts'
import { endOfEvents } from '../end-events.ts'

/** Ends up to `most` events that are over, oldest first, name by name, as the retention does. Answers how many. */
export async function endEvents(house: House, most: number): Promise<number> {
  const { policy } = house.judge
  let ended = 0
  for (const name of await namesKept(house.store)) {
    const kept = policy.events[name] ? [policy.events[name]] : Object.values(policy.purposes)
    const before = Math.min(
      ...kept.map(({ retention }) => startOfRetention(retention, house.clock.now(), policy.brand.zone)),
    )
    const due = await house.store.db
      .selectFrom('events')
      .select(['customer', 'event', 'at'])
      .where('name', '=', name)
      .where('at', '<', before)
      .orderBy('at')
      .limit(most - ended)
      .execute()
    const gather = async () => ({
      change: { expect: [], writes: [], entries: [], happenings: [], ...(await endOfEvents(house, name, due)) },
      value: undefined,
    })
    if (due.length > 0) await decideAndCommit(house, gather)
    ended += due.length
  }
  return ended
}
