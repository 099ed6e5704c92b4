import type { FieldTypes } from '@candor/conditions'
import type { GatePolicy } from '@candor/gate'
import { hour } from '@candor/terms'
import type { ImpulseGuard, Policy, Run } from './policy.ts'

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
    ...(policy.impulseGuard && guardOf(policy.impulseGuard)),
    ...(Object.keys(policy.rules).length > 0 && { rules: policy.rules }),
    packs: ['core', 'house-rules', 'law'],
  }
}

/** In milliseconds. What night is stays the brand's word for who wants no advertising then. */
function guardOf({ purchases, nights, returns, coolDown }: ImpulseGuard): Pick<GatePolicy, 'guard' | 'night'> {
  const run = ({ count, within }: Run) => ({ count, within: within * hour })
  return {
    guard: {
      ...(purchases && { purchases: run(purchases) }),
      ...(nights && { nights: run(nights) }),
      ...(returns && { returns: run(returns) }),
      coolDown: coolDown * hour,
    },
    ...(nights && { night: { from: nights.from, to: nights.to } }),
  }
}

/**
 * The events that show somebody to be up at night, where the guard looks at nights: those it lists, else all that count as
 * nothing else, for those may be told by the brand's own machines at any hour.
 */
export function wakingEvents({ impulseGuard, events }: Policy): readonly string[] {
  if (!impulseGuard?.nights) return []
  return (
    impulseGuard.nights.events ?? Object.entries(events).flatMap(([name, { countsAs }]) => (countsAs ? [] : [name]))
  )
}

/** What a condition needs to know of the data map. */
export const fieldTypes = (policy: Policy): FieldTypes => policy.fields
