import { type Explanation, explain as explainVerdict, type Facts, type Verdict } from '@candor/gate'
import type { Act } from '@candor/terms'

export type { Explanation }

/** Why, in words: one sentence for the customer, one paragraph for staff, and what would change it. */
export const explain = (verdict: Verdict, act: Act, facts: Facts): Explanation => explainVerdict(verdict, act, facts)
