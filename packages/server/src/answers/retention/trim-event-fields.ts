import { trimEvents } from '../../acts/collection/index.ts'
import { holdsInForce } from '../../customers/holds/index.ts'
import type { House } from '../../decisions/index.ts'
import { decideAndCommit, lookAtClock, together } from '../../record/index.ts'
import { accounted, accountOf } from './ledger.ts'

export const eventFieldsRule = 'event-fields'

/**
 * Takes out of events the fields whose own time is over, for once a day: it reads every event that may hold one. Of somebody who is held
 * the event stays whole until it ends itself. Answers from how many.
 */
export async function trimEventFields(house: House): Promise<number> {
  const { now, leap } = await lookAtClock(house)
  if (leap) return 0
  const ended = await trimEvents(house, now, await heldCustomers(house))
  const done = { rule: eventFieldsRule, limit: 'each its own', until: now, ended, held: 0, law: {} }
  if (ended > 0)
    await decideAndCommit(house, async () => ({
      change: together(accounted(house, await accountOf(house, eventFieldsRule), done)),
      value: undefined,
    }))
  return ended
}

/** Everybody on whom a hold stands, by each half. */
export async function heldCustomers({ store }: House): Promise<ReadonlySet<string>> {
  return new Set((await holdsInForce(store, 100_000)).map(({ customer }) => customer))
}
