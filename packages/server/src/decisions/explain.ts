import {
  type Explanation,
  explain as explainSubject,
  type Facts,
  type Language,
  type Reason,
  type RulePage,
  ruleBook,
  ruleIds,
  type Verdict,
  type Wording,
} from '@candor/gate'
import type { Act } from '@candor/terms'
import type { Judge } from './judge.ts'

export type { Explanation, Language, RulePage, Wording }
export { ruleIds }

/**
 * Why, in words: one sentence for the customer in their language, one paragraph for staff, and what would change it. The own rules
 * of the policy that judged bring their words with them; see `ownRulesOf`.
 */
export const explain = (subject: Verdict | Reason, act: Act, facts: Facts, wording?: Wording): Explanation =>
  explainSubject(subject, act, facts, wording)

/** Every rule that judges, with its sentence and the law or promise it stands for. */
export const rulesOf = (judge: Judge): readonly RulePage[] => ruleBook(judge.gate)
