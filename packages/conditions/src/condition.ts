import type { Channel } from '@candor/terms'

/** A value a condition compares with. Dates are text `YYYY-MM-DD`. */
export type Scalar = string | number | boolean

/** What a customer has said about a purpose on a channel: yes, no, or nothing. */
export const answers = ['yes', 'no', 'none'] as const
export type Answer = (typeof answers)[number]

/** How a field may be compared. Closed list; a test uses exactly one. */
export const comparisons = [
  'is',
  'isNot',
  'in',
  'notIn',
  'atLeast',
  'atMost',
  'over',
  'under',
  'startsWith',
  'exists',
] as const
export type Comparison = (typeof comparisons)[number]

/**
 * One comparison of one declared field. A missing value makes every comparison false, `isNot` and `notIn` included:
 * not knowing never selects a person. `{ not: { field, is } }` selects the missing too, and says so in its sentence.
 */
export type FieldTest =
  | { readonly field: string; readonly is: Scalar }
  | { readonly field: string; readonly isNot: Scalar }
  | { readonly field: string; readonly in: readonly Scalar[] }
  | { readonly field: string; readonly notIn: readonly Scalar[] }
  | { readonly field: string; readonly atLeast: string | number }
  | { readonly field: string; readonly atMost: string | number }
  | { readonly field: string; readonly over: string | number }
  | { readonly field: string; readonly under: string | number }
  | { readonly field: string; readonly startsWith: string }
  | { readonly field: string; readonly exists: boolean }

/** What the customer says about a purpose on one channel. */
export type ChoiceTest = {
  readonly choice: { readonly purpose: string; readonly channel: Channel; readonly says: Answer }
}

/** How a count may be compared. */
export const countings = ['is', 'atLeast', 'atMost', 'over', 'under'] as const
export type Counting = (typeof countings)[number]

type Counted = { readonly event: string; readonly within?: string }
/**
 * How often the customer did something, counted over the events kept of them: all of them, or those `within` the elapsed time
 * (`30 days`, `12 hours`, `6 months` of 30 days) that ends now. Whoever did nothing that was kept counts as 0.
 */
export type EventTest =
  | (Counted & { readonly is: number })
  | (Counted & { readonly atLeast: number })
  | (Counted & { readonly atMost: number })
  | (Counted & { readonly over: number })
  | (Counted & { readonly under: number })

/** A typed tree over fields, choices and counts. It is plain JSON: what `parseCondition` accepted is what is kept. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | FieldTest
  | ChoiceTest
  | EventTest

/** How large a condition may be. */
export const limits = { depth: 12, nodes: 500, listed: 1_000, text: 1_000, count: 1_000_000, counters: 20 } as const
