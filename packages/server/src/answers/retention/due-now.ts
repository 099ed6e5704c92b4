import type { Instant } from '@candor/terms'
import type { House } from '../../decisions/index.ts'
import { type HouseTime, lookAtClock } from '../../record/index.ts'
import { countDue } from './due-rows.ts'
import { overBefore } from './end-rows.ts'
import { lastRun } from './last-run.ts'
import type { RowRule } from './rule.ts'
import { rowRules } from './rules.ts'

/** How one rule over rows stands. */
export type DueLine = {
  readonly rule: string
  readonly says: string
  readonly limit: string
  /** Over, and to end with the next turn. */
  readonly due: number
  /** Of these, past the grace too: they should have ended. */
  readonly overdue: number
  /** Over, and kept because a legal hold stands. */
  readonly held: number
  readonly oldest: Instant | undefined
  readonly ended: number
  readonly endedAt: Instant | undefined
}

export type DueNow = HouseTime & { readonly ran: Instant | undefined; readonly lines: readonly DueLine[] }

/** What is due under each rule over rows, by indexes alone; fields and people, which are looked at one by one, are for the plan. */
export async function dueNow(house: House): Promise<DueNow> {
  const time = await lookAtClock(house)
  const accounts = await house.store.db.selectFrom('retention_rules').selectAll().execute()
  const lines: DueLine[] = []
  for (const rule of await rowRules(house)) {
    const account = accounts.find(row => row.rule === rule.name)
    const [ended, endedAt] = [Number(account?.ended ?? 0), account?.ended_at ?? undefined]
    const { name, says, limit } = rule
    lines.push({ rule: name, says, limit, ...(await counts(house, rule, time.now)), ended, endedAt })
  }
  return { ...time, ran: await lastRun(house), lines }
}

async function counts(house: House, rule: RowRule, now: Instant) {
  const before = overBefore(house, rule.limit, now)
  const { n: due, oldest } = await countDue(house.store, rule, before, 'free')
  const held = (await countDue(house.store, rule, before, 'held')).n
  const late = overBefore(house, rule.limit, overBefore(house, house.judge.policy.keeping.grace, now))
  // What is due is nothing as a rule: then nothing is overdue, and nobody need look.
  const overdue = due === 0 ? 0 : (await countDue(house.store, rule, late, 'free')).n
  return { due, oldest, held, overdue }
}
