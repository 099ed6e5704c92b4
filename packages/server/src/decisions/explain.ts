import {
  type Explanation,
  explain as explainSubject,
  type Facts,
  type OwnRules,
  type Reason,
  type RulePage,
  ruleBook,
  ruleIds,
  type Verdict,
} from '@candor/gate'
import type { Act } from '@candor/terms'
import type { Judge } from './judge.ts'

export type { Explanation, RulePage }
export { ruleIds }

/**
 * Why, in words: one sentence for the customer, one paragraph for staff, and what would change it. `own`: the own rules of the
 * policy that judged; see `ownRulesOf`.
 */
export const explain = (subject: Verdict | Reason, act: Act, facts: Facts, own?: OwnRules): Explanation =>
  explainSubject(subject, act, facts, own)

/** Every rule that judges, with its sentence and the law or promise it stands for. */
export const rulesOf = (judge: Judge): readonly RulePage[] => ruleBook(judge.gate)
