import type { Instant } from '@candor/terms'
import { personLimit } from '../../brand/policy/index.ts'
import { choose } from '../../customers/consent/index.ts'
import { holdsOn } from '../../customers/holds/index.ts'
import { halvesOf } from '../../customers/identity/index.ts'
import { readState } from '../../customers/state/index.ts'
import type { House } from '../../decisions/index.ts'
import { decideAndCommit, noChange, together } from '../../record/index.ts'
import { type Ended, overBefore } from './end-rows.ts'
import { type LawSays, lawOnKeeping, summed } from './law-says.ts'
import { accounted, accountOf } from './ledger.ts'

export const customersRule = 'customers'

/** Erases one person for good; false when it must be tried again. */
export type EraseOne = (customer: string) => Promise<boolean>

/** The instant before which nothing may have happened with a person of whom nothing is to be kept. */
export const lastUse = (house: House, now: Instant): Instant => overBefore(house, personLimit(house.judge.policy), now)

/**
 * Whether nothing is left of a person under any purpose: no half was renewed, nothing happened, nothing was said, nobody wrote to
 * them and nothing is open since `before`.
 */
export async function isOver({ store }: House, halves: readonly string[], before: Instant): Promise<boolean> {
  const { db } = store
  const found = await Promise.all([
    db
      .selectFrom('profiles')
      .select('customer')
      .where('customer', 'in', halves)
      .where('updated_at', '>=', before)
      .limit(1)
      .execute(),
    db
      .selectFrom('events')
      .select('event')
      .where('customer', 'in', halves)
      .where('at', '>=', before)
      .limit(1)
      .execute(),
    db
      .selectFrom('choices')
      .select('choice')
      .where('customer', 'in', halves)
      .where('via', '!=', 'retention')
      .where('recorded_at', '>=', before)
      .limit(1)
      .execute(),
    db
      .selectFrom('dispatches')
      .select('act')
      .where('customer', 'in', halves)
      .where(({ eb, or }) => or([eb('settled_at', 'is', null), eb('settled_at', '>=', before)]))
      .limit(1)
      .execute(),
    db
      .selectFrom('rights_requests')
      .select('request')
      .where('customer', 'in', halves)
      .where('settled_at', 'is', null)
      .limit(1)
      .execute(),
  ])
  return found.every(rows => rows.length === 0)
}

/**
 * Erases those of these people of whom nothing is left. Whoever is held is only stored from now on: the gate refuses every use of
 * them. The entry comes after the erasures, each of which has its own.
 */
export async function endCustomers(
  house: House,
  customers: readonly string[],
  now: Instant,
  erase: EraseOne,
): Promise<Ended> {
  const before = lastUse(house, now)
  const law: LawSays[] = []
  let held = 0
  for (const customer of customers) {
    const halves = await halvesOf(house, customer)
    if (halves[0] !== customer || !(await isOver(house, halves, before))) continue
    if ((await holdsOn(house, halves)).length > 0) {
      held += (await onlyStore(house, customer)) ? 1 : 0
      continue
    }
    // Before it happens: afterwards nobody knows any more where they were.
    const ask = { purpose: 'house', customers: [customer], retentionEnd: before, legalHold: false, now }
    const said = await lawOnKeeping(house, ask)
    if (await erase(customer)) law.push(said)
  }
  const ended = law.length
  if (ended + held === 0) return { ended, held }
  const done = {
    rule: customersRule,
    limit: personLimit(house.judge.policy),
    until: before,
    ended,
    held,
    law: summed(law),
  }
  await decideAndCommit(house, async () => ({
    change: together(accounted(house, await accountOf(house, customersRule), done)),
    value: undefined,
  }))
  return { ended, held }
}

/** True when it was not so before. */
async function onlyStore(house: House, customer: string): Promise<boolean> {
  const done = await decideAndCommit(house, async () => {
    const before = await readState(house.store, house.judge.layout, customer)
    if (!before || before.state.restricted) return { change: noChange, value: false }
    const said = [{ kind: 'preference', value: { restricted: true } } as const]
    const chosen = await choose(house, house.judge.layout, customer, said, 'retention')
    return { change: chosen?.change ?? noChange, value: chosen !== undefined }
  })
  return done.done && done.value
}
