import type { Instant } from '@candor/terms'
import { wakingEvents } from '../../brand/policy/index.ts'
import { type DueEvent, eventGone, meaningsOf } from '../../customers/events/index.ts'
import { halvesOf } from '../../customers/identity/index.ts'
import { type Meaning, readState, readStates, Standing, stateChange } from '../../customers/state/index.ts'
import { type House, nightOf, retellNights } from '../../decisions/index.ts'
import { type Change, noChange, together } from '../../record/index.ts'

/**
 * What ending these events of one name changes: they go, and with them what they meant for the decision state. The state's version
 * guards it; whoever commits gathers anew when it moved.
 */
export async function endOfEvents(house: House, name: string, due: readonly DueEvent[]): Promise<Partial<Change>> {
  const { policy } = house.judge
  const meaning = Object.hasOwn(policy.events, name) ? policy.events[name]?.countsAs : undefined
  const gone: Partial<Change> = { writes: due.map(eventGone) }
  if (meaning) return together(gone, await restatedAll(house, due, meaning))
  if (!wakingEvents(policy).includes(name)) return gone
  return together(gone, await restatedAll(house, await withNights(house, due), undefined))
}

/** Only where a night rests on what goes does the state change; most goes by day, or in nights that are long forgotten. */
async function withNights(house: House, due: readonly DueEvent[]): Promise<readonly DueEvent[]> {
  const states = await readStates(house.store, house.judge.layout, [...new Set(due.map(({ customer }) => customer))])
  return due.filter(({ customer, at }) => {
    // A half that was merged away has no state of its own.
    const state = states.get(customer)?.state
    return state === undefined || hasNight(house, state, at)
  })
}

function hasNight({ judge }: House, state: Standing, at: Instant): boolean {
  const end = nightOf(judge, state, at)
  return end !== undefined && state.ring('night').includes(end)
}

/** Person by person, all halves of one together: each has one state. */
async function restatedAll(
  house: House,
  due: readonly DueEvent[],
  meaning: Meaning | undefined,
): Promise<Partial<Change>> {
  const persons = new Map<string, DueEvent[]>()
  for (const one of due) {
    const [current = one.customer] = await halvesOf(house, one.customer)
    persons.set(current, [...(persons.get(current) ?? []), one])
  }
  return together(...(await Promise.all([...persons].map(([one, gone]) => restated(house, one, gone, meaning)))))
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
