import type { Instant } from '@candor/terms'

/** How many of a group would be reached; rates with their 95 % interval (Wilson). Small groups are hidden, counts and all. */
export type GroupReach =
  | { readonly group: string; readonly hidden: true }
  | {
      readonly group: string
      readonly hidden: false
      readonly n: number
      readonly reached: number
      readonly withheld: number
      readonly rate: number
      readonly low: number
      readonly high: number
    }
export type AttributeReach = { readonly attribute: string; readonly groups: readonly GroupReach[] }

/**
 * A finished plan. Nobody has been contacted: `sent` is how many would be, had it been sent at `at`.
 * Always: planned = sent + withheld + failed + unknown, and the reasons add up to withheld.
 */
export type PlanResult = {
  readonly campaign: string
  readonly preview: true
  readonly at: Instant
  readonly policy: string
  readonly planned: number
  readonly sent: number
  readonly withheld: number
  readonly failed: 0
  readonly unknown: 0
  /** Customers by the rule that decided against them. */
  readonly reasons: { readonly [rule: string]: number }
  readonly groups: readonly AttributeReach[]
  /** Customers whose state could not be judged, with the reason; they are withheld. */
  readonly entry: string
}
