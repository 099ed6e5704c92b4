import type { Instant } from '@candor/terms'
import { countOverFields } from '../../acts/collection/index.ts'
import { holdsOn } from '../../customers/holds/index.ts'
import { halvesOf } from '../../customers/identity/index.ts'
import { readProfile } from '../../customers/profiles/index.ts'
import type { House } from '../../decisions/index.ts'
import { houseTime } from '../../record/index.ts'
import { countDue } from './due-rows.ts'
import { customersRule, isOver, lastUse } from './end-customers.ts'
import { fieldsRule } from './end-fields.ts'
import { overBefore } from './end-rows.ts'
import { fieldLimits, overIn } from './field-limits.ts'
import { everyOld } from './plan.ts'
import { rowRules } from './rules.ts'
import { eventFieldsRule, heldCustomers } from './trim-event-fields.ts'

/** Something that can be read although its limit and the grace are over. */
export type Overdue = { readonly rule: string; readonly n: number; readonly oldest: Instant | undefined }

export type RetentionAudit = {
  readonly now: Instant
  readonly grace: string
  /** Rules that were looked at. */
  readonly looked: number
  readonly overdue: readonly Overdue[]
  /** Over, and kept as it is because a legal hold stands: rows, people, and events for fields in them. */
  readonly held: number
}

/** Looks through everything for what can be read past its limit and the stated grace. What a hold keeps is counted apart; what should have been put away is not excused by it. */
export async function auditRetention(house: House): Promise<RetentionAudit> {
  const now = await houseTime(house)
  const { grace } = house.judge.policy.keeping
  const late = overBefore(house, grace, now)
  const rules = await rowRules(house)
  const overdue: Overdue[] = []
  let held = 0
  for (const rule of rules) {
    const before = overBefore(house, rule.limit, late)
    const found = await countDue(house.store, rule, before, rule.whenHeld === 'put-away' ? 'all' : 'free')
    if (found.n > 0) overdue.push({ rule: rule.name, ...found })
    if (rule.whenHeld === 'stays') held += (await countDue(house.store, rule, before, 'held')).n
  }
  const walked = await auditProfiles(house, late)
  overdue.push(...walked.overdue)
  const fields = await countOverFields(house, late, await heldCustomers(house))
  if (fields.due > 0) overdue.push({ rule: eventFieldsRule, n: fields.due, oldest: fields.oldest })
  return { now, grace, looked: rules.length + 3, overdue, held: held + walked.held + fields.held }
}

async function auditProfiles(house: House, late: Instant): Promise<{ overdue: Overdue[]; held: number }> {
  const limits = fieldLimits(house.judge.policy, late)
  const last = lastUse(house, late)
  const found = {
    [fieldsRule]: { n: 0, oldest: undefined as Instant | undefined },
    [customersRule]: { n: 0, oldest: undefined as Instant | undefined },
  }
  let held = 0
  for await (const { customer, updatedAt } of everyOld(house, limits.earliest)) {
    const profile = await readProfile(house, customer)
    const fields = profile ? overIn(profile, limits).fields.length : 0
    if (fields > 0) note(found[fieldsRule]!, fields, updatedAt)
    const halves = await halvesOf(house, customer)
    if (halves[0] !== customer || updatedAt >= last || !(await isOver(house, halves, last))) continue
    if ((await holdsOn(house, halves)).length > 0) held++
    else note(found[customersRule]!, 1, updatedAt)
  }
  return { held, overdue: Object.entries(found).flatMap(([rule, one]) => (one.n > 0 ? [{ rule, ...one }] : [])) }
}

function note(into: { n: number; oldest: Instant | undefined }, n: number, at: Instant): void {
  into.n += n
  into.oldest ??= at
}
