import type { Budget, Dial, LawfulBasis, QuietHours } from '@candor/terms'
import type { OwnRules } from './own/own-rule.ts'

/** Something that happens so many times within so many milliseconds, both ends included. */
export type Run = { readonly count: number; readonly within: number }

/** Signs that somebody acts on impulse, each absent where the brand does not look for it, and how long advertising then rests. */
export type ImpulseGuard = {
  readonly purchases?: Run
  readonly nights?: Run
  readonly returns?: Run
  /** Milliseconds from the last thing of a run on. */
  readonly coolDown: number
}

/** What the gate needs of the brand's policy. The whole policy file is read and checked in the server; this is its part that judges. */
export type GatePolicy = {
  readonly brand: { readonly country: string; readonly zone: string; readonly holidays: readonly string[] }
  /** Declared purposes. A purpose that is not declared has the basis its act states; without one it rests on consent. */
  readonly purposes: { readonly [purpose: string]: { readonly basis: LawfulBasis } }
  /** The brand's own limits; the strictest of these and the customer's holds. */
  readonly budgets: readonly Budget[]
  readonly quietHours: readonly QuietHours[]
  /** For customers who have not chosen. */
  readonly dial: Dial
  /** Absent: nobody's impulses are looked for. */
  readonly guard?: ImpulseGuard
  /** What counts as night for who wants no advertising then, in local minutes. Absent: from midnight to five. */
  readonly night?: Pick<QuietHours, 'from' | 'to'>
  /** Whole years from which a customer may say yes alone. */
  readonly adultAge: number
  /** Packs that judge, by name; order is irrelevant to the outcome. */
  readonly packs: readonly string[]
  /** The brand's own rules by name, which can only restrict. Absent: none. */
  readonly rules?: OwnRules
}
