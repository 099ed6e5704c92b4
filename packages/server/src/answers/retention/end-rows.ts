import type { Instant } from '@candor/terms'
import { startOfRetention } from '../../brand/policy/index.ts'
import type { House } from '../../decisions/index.ts'
import { decideAndCommit, noChange, together } from '../../record/index.ts'
import { dueRows } from './due-rows.ts'
import { lawOnKeeping, summed } from './law-says.ts'
import { accounted, accountOf } from './ledger.ts'
import { eventsToHold, putAway } from './put-away.ts'
import type { DueRow, RowRule } from './rule.ts'

/** What was counted from before this instant is over at `now`. */
export const overBefore = ({ judge }: House, limit: string, now: Instant): Instant =>
  startOfRetention(limit, now, judge.policy.brand.zone)

export type Ended = { readonly ended: number; readonly held: number }

/**
 * Ends up to `limit` rows of a rule in one transaction with their entry. Somebody else who is faster makes it gather anew; where that
 * goes on, a smaller batch is tried, and at last the next turn.
 */
export async function endRows(house: House, rule: RowRule, now: Instant, limit: number): Promise<Ended> {
  const before = overBefore(house, rule.limit, now)
  for (let most = limit; most >= 1; most = Math.floor(most / 8)) {
    const done = await decideAndCommit(house, () => batch(house, rule, before, now, most))
    if (done.done) return done.value
  }
  return { ended: 0, held: 0 }
}

async function batch(house: House, rule: RowRule, before: Instant, now: Instant, most: number) {
  const account = await accountOf(house, rule.name)
  const free = await dueRows(house.store, rule, before, 'free', most)
  const held = rule.whenHeld === 'put-away' ? await dueRows(house.store, rule, before, 'held', most - free.length) : []
  const value: Ended = { ended: free.length, held: held.length }
  if (free.length + held.length === 0) return { change: noChange, value }
  const law = summed([await keeping(house, rule, free, now, false), await keeping(house, rule, held, now, true)])
  const change = together(
    await rule.end(house, [...free, ...held]),
    await putAway(house, await eventsToHold(house, rule.name, held)),
    accounted(house, account, { rule: rule.name, limit: rule.limit, until: before, ...value, law }),
  )
  return { change, value }
}

const keeping = (house: House, rule: RowRule, rows: readonly DueRow[], now: Instant, legalHold: boolean) =>
  lawOnKeeping(house, {
    purpose: rule.purpose,
    customers: rows.map(row => (row['customer'] === undefined ? undefined : String(row['customer']))),
    // The last of them was over at `now` at the latest.
    retentionEnd: now,
    legalHold,
    now,
  })
