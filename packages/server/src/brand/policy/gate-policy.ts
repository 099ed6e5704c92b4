import type { FieldTypes } from '@candor/conditions'
import type { GatePolicy } from '@candor/gate'
import type { Policy } from './policy.ts'

/** The part of the policy that judges. Always with `core`, `house-rules` and every law pack: a brand cannot
 * switch them off, and each rule of law says itself where it holds. */
export function toGatePolicy(policy: Policy): GatePolicy {
  const { country, zone, holidays } = policy.brand
  const purposes = Object.entries(policy.purposes).map(([name, { basis }]) => [name, { basis }] as const)
  return {
    brand: { country, zone, holidays },
    purposes: Object.fromEntries(purposes),
    budgets: policy.budgets,
    quietHours: policy.quietHours,
    dial: policy.dial,
    adultAge: policy.adultAge,
    ...(Object.keys(policy.rules).length > 0 && { rules: policy.rules }),
    packs: ['core', 'house-rules', 'law'],
  }
}

/** What a condition needs to know of the data map. */
export const fieldTypes = (policy: Policy): FieldTypes => policy.fields
