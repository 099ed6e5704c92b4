import {
  type Explanation,
  explain as explainSubject,
  type Facts,
  type Language,
  type Reason,
  type RulePage,
  ruleBook,
  type Verdict,
} from '@candor/gate'
import type { Act } from '@candor/terms'
import type { Judge } from './judge.ts'

export type { Explanation, Language, RulePage }

/** Why, in words: one sentence for the customer in their language, one paragraph for staff, and what would change it. */
export const explain = (subject: Verdict | Reason, act: Act, facts: Facts, language?: Language): Explanation =>
  explainSubject(subject, act, facts, language)

/** Every rule that judges, with its sentence and the law or promise it stands for. */
export const rulesOf = (judge: Judge): readonly RulePage[] => ruleBook(judge.gate)
