import type { Instant } from '@candor/terms'
import { countOverFields } from '../../acts/collection/index.ts'
import { personLimit } from '../../brand/policy/index.ts'
import { holdsOn } from '../../customers/holds/index.ts'
import { halvesOf } from '../../customers/identity/index.ts'
import { readProfile } from '../../customers/profiles/index.ts'
import type { House } from '../../decisions/index.ts'
import { type HouseTime, lookAtClock } from '../../record/index.ts'
import { countDue, dueRows } from './due-rows.ts'
import { customersRule, isOver, lastUse } from './end-customers.ts'
import { fieldsRule } from './end-fields.ts'
import { overBefore } from './end-rows.ts'
import { fieldLimits, overIn } from './field-limits.ts'
import { lastRun } from './last-run.ts'
import { type LawSays, lawOnKeeping, summed } from './law-says.ts'
import type { RowRule } from './rule.ts'
import { elsewhere, rowRules } from './rules.ts'
import { eventFieldsRule, heldCustomers } from './trim-event-fields.ts'
import { oldProfiles, type WalkPlace, walkBegins } from './walk-profiles.ts'

/** One rule of the plan with what it would end now. */
export type PlanLine = {
  readonly rule: string
  readonly says: string
  readonly limit: string
  readonly due: number
  /** Since when the oldest of it is counted. */
  readonly oldest: Instant | undefined
  /** Over, and kept because a legal hold stands. */
  readonly held: number
  /** What the law says to keeping a sample of it longer, by rule. */
  readonly law: LawSays
  /** How much it ended so far. */
  readonly ended: number
  readonly endedAt: Instant | undefined
}

export type Plan = {
  readonly now: Instant
  readonly leap?: HouseTime['leap']
  /** When it last ran to its end, by the time of the house. */
  readonly ran: Instant | undefined
  readonly lines: readonly PlanLine[]
  /** Tables that end with something else, or never. */
  readonly elsewhere: Readonly<Record<string, string>>
}

/** What is over now and would end, without ending anything. Counts read indexes; fields, those of events too, and customers are looked at one by one. */
export async function planRetention(house: House): Promise<Plan> {
  const time = await lookAtClock(house)
  const ran = new Map(
    (await house.store.db.selectFrom('retention_rules').selectAll().execute()).map(row => [row.rule, row]),
  )
  const counted = (rule: string) => {
    const row = ran.get(rule)
    return { ended: Number(row?.ended ?? 0), endedAt: row?.ended_at == null ? undefined : Number(row.ended_at) }
  }
  const lines: PlanLine[] = []
  for (const rule of await rowRules(house))
    lines.push({ ...(await lineOf(house, rule, time.now)), ...counted(rule.name) })
  for (const line of [...(await walked(house, time.now)), await trimLine(house, time.now)])
    lines.push({ ...line, ...counted(line.rule) })
  return { ...time, ran: await lastRun(house), lines, elsewhere }
}

/** Events to be trimmed, not fields: as they are counted when it is done. */
const trimLine = async (house: House, now: Instant): Promise<Line> => ({
  rule: eventFieldsRule,
  says: 'Fields of events whose time is over before that of their event, once a day; of somebody who is held they stay in it until it ends',
  limit: 'each its own',
  law: {},
  ...(await countOverFields(house, now, await heldCustomers(house))),
})

type Line = Omit<PlanLine, 'ended' | 'endedAt'>

const sample = 100

async function lineOf(house: House, rule: RowRule, now: Instant): Promise<Line> {
  const before = overBefore(house, rule.limit, now)
  const { n, oldest } = await countDue(house.store, rule, before, 'free')
  const held = (await countDue(house.store, rule, before, 'held')).n
  const rows = n > 0 ? await dueRows(house.store, rule, before, 'free', sample) : []
  const customers = rows.map(row => (row['customer'] === undefined ? undefined : String(row['customer'])))
  const law = await lawOnKeeping(house, { purpose: rule.purpose, customers, retentionEnd: now, legalHold: false, now })
  return { rule: rule.name, says: rule.says, limit: rule.limit, due: n, oldest, held, law }
}

async function walked(house: House, now: Instant): Promise<Line[]> {
  const fields = { due: 0, held: 0, oldest: undefined as Instant | undefined }
  const customers = { due: 0, held: 0, oldest: undefined as Instant | undefined }
  const law: LawSays[] = []
  const limits = fieldLimits(house.judge.policy, now)
  const last = lastUse(house, now)
  for await (const one of everyOld(house, limits.earliest)) {
    const halves = await halvesOf(house, one.customer)
    const kind = (await holdsOn(house, halves)).length > 0 ? 'held' : 'due'
    const profile = await readProfile(house, one.customer)
    const over = profile ? overIn(profile, limits).fields.length : 0
    fields[kind] += over
    if (over > 0) fields.oldest ??= one.updatedAt
    if (halves[0] !== one.customer || one.updatedAt >= last || !(await isOver(house, halves, last))) continue
    customers[kind]++
    customers.oldest ??= one.updatedAt
    if (law.length < sample)
      law.push(
        await lawOnKeeping(house, {
          purpose: 'house',
          customers: [one.customer],
          retentionEnd: last,
          legalHold: false,
          now,
        }),
      )
  }
  return [
    {
      rule: fieldsRule,
      says: 'Fields of profiles, from when the profile was last renewed',
      limit: 'each its own',
      ...fields,
      law: {},
    },
    {
      rule: customersRule,
      says: 'Customers of whom nothing is left under any purpose, from when anything last happened',
      limit: personLimit(house.judge.policy),
      ...customers,
      law: summed(law),
    },
  ]
}

/** Every profile that was last renewed before an instant, oldest first. */
export async function* everyOld(house: House, before: Instant): AsyncGenerator<WalkPlace> {
  for (let place: WalkPlace = walkBegins; ; ) {
    const rows = await oldProfiles(house.store, before, place, 500).execute()
    yield* rows
    const last = rows.at(-1)
    if (!last || rows.length < 500) return
    place = last
  }
}
