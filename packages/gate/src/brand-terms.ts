import type { Dial, LawfulBasis, QuietHours } from '@candor/terms'
import { type CountedBudget, countedBudget } from './compact/compact-facts.ts'
import type { GatePolicy } from './policy.ts'

/** The brand's policy as the rules read it. */
export type BrandTerms = {
  readonly country: string
  readonly bases: ReadonlyMap<string, LawfulBasis>
  readonly budgets: readonly CountedBudget[]
  readonly quietHours: readonly QuietHours[]
  readonly dial: Dial
  readonly adultAge: number
}

/** A Map, because a purpose may be called `constructor`. */
export const termsOf = (policy: GatePolicy): BrandTerms => ({
  country: policy.brand.country,
  bases: new Map(Object.entries(policy.purposes).map(([purpose, { basis }]) => [purpose, basis])),
  budgets: policy.budgets.map(countedBudget),
  quietHours: policy.quietHours,
  dial: policy.dial,
  adultAge: policy.adultAge,
})
