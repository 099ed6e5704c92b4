import type { Instant } from '@candor/terms'
import { type Policy, startOfRetention, wakingEvents } from '../../brand/policy/index.ts'
import { type DueEvent, dueEvents, eventGone, meaningsOf, namesKept } from '../../customers/events/index.ts'
import { halvesOf } from '../../customers/identity/index.ts'
import { type Meaning, readState, readStates, Standing, stateChange } from '../../customers/state/index.ts'
import { type House, nightOf, retellNights } from '../../decisions/index.ts'
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
    if (meaning) await endFacts(house, due, meaning)
    else if (wakingEvents(policy).includes(name)) await endNights(house, due)
    else if (due.length > 0) await endAll(house, due)
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

const endAll = (house: House, due: readonly DueEvent[]) =>
  house.store.commit({ expect: [], writes: due.map(eventGone) })

/** Only where a night rests on what goes does the state change; most goes by day, or in nights that are long forgotten. */
async function endNights(house: House, due: readonly DueEvent[]): Promise<void> {
  const states = await readStates(house.store, house.judge.layout, [...new Set(due.map(({ customer }) => customer))])
  const rests = ({ customer, at }: DueEvent): boolean => {
    // A half that was merged away has no state of its own.
    const state = states.get(customer)?.state
    return state === undefined || hasNight(house, state, at)
  }
  const { true: resting = [], false: others = [] } = Object.groupBy(due, one => `${rests(one)}` as 'true' | 'false')
  if (others.length > 0) await endAll(house, others)
  await endFacts(house, resting, undefined)
}

function hasNight({ judge }: House, state: Standing, at: Instant): boolean {
  const end = nightOf(judge, state, at)
  return end !== undefined && state.ring('night').includes(end)
}

/** Customer by customer, each with the state that rested on it. Whoever keeps changing meanwhile has another turn. */
async function endFacts(house: House, due: readonly DueEvent[], meaning: Meaning | undefined): Promise<void> {
  for (const [customer, gone] of Map.groupBy(due, one => one.customer))
    await decideAndCommit(house, async () => ({
      change: together({ writes: gone.map(eventGone) }, await restated(house, customer, gone, meaning)),
      value: undefined,
    }))
}

async function restated(
  house: House,
  customer: string,
  gone: readonly DueEvent[],
  meaning: Meaning | undefined,
): Promise<Partial<Change>> {
  const { store, judge } = house
  const [current = customer, ...others] = await halvesOf(house, customer)
  const before = await readState(store, judge.layout, current)
  if (!before) return noChange
  const without = gone.map(({ event }) => event)
  const after = new Standing(judge.layout).load(before.state.bytes)
  const halves = [current, ...others]
  if (meaning) {
    const left = (await meaningsOf(store, judge.policy.events, halves, without)).filter(one => one.meaning === meaning)
    const instants = left.map(({ at }) => at)
    after.setNewest(meaning, Math.max(0, ...instants))
    if (meaning === 'purchase' || meaning === 'return') after.setRing(meaning, instants)
  }
  if (gone.some(({ at }) => hasNight(house, after, at))) await retellNights(house, judge, after, halves, without)
  return Buffer.compare(after.bytes, before.state.bytes) === 0 ? noChange : stateChange(current, before.version, after)
}
