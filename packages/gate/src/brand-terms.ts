import type { Dial, LawfulBasis, QuietHours } from '@candor/terms'
import { type CountedBudget, countedBudget } from './compact/compact-facts.ts'
import { type OwnConditions, ownConditions } from './own/own-condition.ts'
import type { GatePolicy, ImpulseGuard } from './policy.ts'
import type { DayNumber } from './time/calendar.ts'
import { zoneNamed } from './time/places.ts'
import { dayNumberOf } from './time/start-of-day.ts'
import type { Zone } from './time/zone.ts'

/** The brand's policy as the rules read it. */
export type BrandTerms = {
  readonly country: string
  readonly zone: Zone
  /** Public holidays of the brand's place, as dates. */
  readonly holidays: ReadonlySet<DayNumber>
  readonly bases: ReadonlyMap<string, LawfulBasis>
  readonly budgets: readonly CountedBudget[]
  readonly quietHours: readonly QuietHours[]
  readonly dial: Dial
  readonly guard: ImpulseGuard | undefined
  readonly night: QuietHours
  readonly adultAge: number
  /** Of the brand's own rules, by name. */
  readonly conditions: OwnConditions
}

/** The small hours, where the brand does not say what night is. */
const smallHours: QuietHours = { from: 0, to: 300 }

/** Throws a RangeError for a zone or a holiday that does not exist. A Map, because a purpose may be called `constructor`. */
export const termsOf = (policy: GatePolicy): BrandTerms => ({
  country: policy.brand.country,
  zone: zoneNamed(policy.brand.zone),
  holidays: new Set(policy.brand.holidays.map(holiday)),
  bases: new Map(Object.entries(policy.purposes).map(([purpose, { basis }]) => [purpose, basis])),
  budgets: policy.budgets.map(countedBudget),
  quietHours: policy.quietHours,
  dial: policy.dial,
  guard: policy.guard,
  night: policy.night ?? smallHours,
  adultAge: policy.adultAge,
  conditions: ownConditions(policy.rules),
})

function holiday(text: string): DayNumber {
  const date = dayNumberOf(text)
  if (date === undefined) throw new RangeError(`the holiday ${text} is no date; write YYYY-MM-DD`)
  return date
}
