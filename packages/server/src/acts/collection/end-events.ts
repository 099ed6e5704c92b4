import type { Instant } from '@candor/terms'
import { type Policy, startOfRetention } from '../../brand/policy/index.ts'
import { dueEvents, type EventKey, eventGone, meaningsOf, namesKept } from '../../customers/events/index.ts'
import { halvesOf } from '../../customers/identity/index.ts'
import { type Meaning, readState, Standing, stateChange } from '../../customers/state/index.ts'
import type { House } from '../../decisions/index.ts'
import { type Change, decideAndCommit, noChange, together } from '../../record/index.ts'

/**
 * Removes up to `most` events whose retention is over, counted from when they happened; what such an event meant leaves the
 * decision state in the same change. Answers how many are gone: fewer than `most` means that no more are due.
 */
export async function endEvents(house: House, most: number): Promise<number> {
  const { policy } = house.judge
  let ended = 0
  for (const name of await namesKept(house.store)) {
    const due = await dueEvents(house.store, name, endOf(policy, name, house.clock.now()), most - ended)
    const meaning = Object.hasOwn(policy.events, name) ? policy.events[name]?.countsAs : undefined
    if (due.length > 0) await (meaning ? endFacts(house, due, meaning) : endAll(house, due))
    ended += due.length
    if (ended >= most) break
  }
  return ended
}

/** What happened before this instant has ended. A name that is declared no more goes with the longest of all purposes. */
function endOf({ brand, events, purposes }: Policy, name: string, now: Instant): Instant {
  const declared = Object.hasOwn(events, name) ? events[name] : undefined
  const kept = declared ? [declared.retention] : Object.values(purposes).map(({ retention }) => retention)
  return Math.min(...kept.map(retention => startOfRetention(retention, now, brand.zone)))
}

const endAll = (house: House, due: readonly EventKey[]) =>
  house.store.commit({ expect: [], writes: due.map(eventGone) })

/** Customer by customer, each with the state that rested on it. Whoever keeps changing meanwhile has another turn. */
async function endFacts(house: House, due: readonly EventKey[], meaning: Meaning): Promise<void> {
  for (const [customer, gone] of Map.groupBy(due, one => one.customer))
    await decideAndCommit(house, async () => ({
      change: together({ writes: gone.map(eventGone) }, await restated(house, customer, gone, meaning)),
      value: undefined,
    }))
}

async function restated(
  house: House,
  customer: string,
  gone: readonly EventKey[],
  meaning: Meaning,
): Promise<Partial<Change>> {
  const { store, judge } = house
  const [current = customer, ...others] = await halvesOf(house, customer)
  const before = await readState(store, judge.layout, current)
  if (!before) return noChange
  const without = gone.map(({ event }) => event)
  const left = await meaningsOf(store, judge.policy.events, [current, ...others], without)
  const newest = Math.max(0, ...left.filter(one => one.meaning === meaning).map(({ at }) => at))
  if (newest === before.state.newest(meaning)) return noChange
  const after = new Standing(judge.layout).load(before.state.bytes)
  after.setNewest(meaning, newest)
  return stateChange(current, before.version, after)
}
