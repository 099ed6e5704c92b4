import {
  type Explanation,
  explain as explainSubject,
  type Facts,
  type Reason,
  type RulePage,
  ruleBook,
  type Verdict,
} from '@candor/gate'
import type { Act } from '@candor/terms'
import type { Judge } from './judge.ts'

export type { Explanation, RulePage }

/** Why, in words: one sentence for the customer, one paragraph for staff, and what would change it. */
export const explain = (subject: Verdict | Reason, act: Act, facts: Facts): Explanation =>
  explainSubject(subject, act, facts)

/** Every rule that judges, with its sentence and the law or promise it stands for. */
export const rulesOf = (judge: Judge): readonly RulePage[] => ruleBook(judge.gate)
