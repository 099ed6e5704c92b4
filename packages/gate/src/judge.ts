import type { Instant } from '@candor/terms'
import type { Answers } from './answers.ts'
import type { Cell } from './compile.ts'
import type { CompiledRule } from './compile-rule.ts'
import { type Conclusion, conclude } from './conclude.ts'
import { dueAt } from './due.ts'
import type { Question } from './question.ts'
import { walk } from './step.ts'
import type { Ending } from './tree.ts'
import type { Utterance } from './utterance.ts'
import type { Reason, Verdict } from './verdict.ts'
import { type Heard, settleWaits } from './waits.ts'

/** Hears every rule of the cell and combines what they say. Never throws: a rule that cannot be evaluated refuses. */
export function judge(cell: Cell, question: Question, policy: string): Verdict {
  cell.answers.begin(question)
  const ending = endingOf(cell, question)
  if (ending === undefined || ending.setsDue) return judgeEach(cell, question, policy)
  const { conclusion, waits } = ending
  return waits.length === 0
    ? verdict(conclusion, conclusion.reasons.slice(), undefined, policy)
    : judgeWaits(cell, ending, question, policy)
}

/** Undefined where the rules must be heard one by one: some fact is damaged, or the tree has no room left. */
function endingOf({ tree }: Cell, question: Question): Ending | undefined {
  try {
    return tree.endingOf(question)
  } catch {
    return undefined
  }
}

function judgeEach({ rules, answers, heard }: Cell, question: Question, policy: string): Verdict {
  for (let i = 0; i < rules.length; i++) {
    heard.said[i] = hear(rules[i]!, answers)
    heard.until[i] = rules[i]!.wait.until
    if (heard.said[i]?.due !== undefined) setDue(heard, i, rules[i]!, question)
  }
  const open = settleWaits(rules, heard, question)
  const conclusion = conclude(heard.said, heard.until)
  return verdict(conclusion, conclusion.reasons, open, policy)
}

/** When the act is due by the rule; a date that cannot be found refuses. Beside a due date nothing waits, so one list holds both. */
function setDue({ said, until }: Heard, i: number, rule: CompiledRule, question: Question): void {
  try {
    until[i] = dueAt(said[i]!.due!, question)
  } catch {
    said[i] = rule.broken
  }
}

function judgeWaits({ rules, heard }: Cell, ending: Ending, question: Question, policy: string): Verdict {
  const { said, until } = heard
  for (let i = 0; i < said.length; i++) said[i] = ending.said[i]
  for (const { rule } of ending.waits) until[rule] = rules[rule]!.wait.until
  const open = settleWaits(rules, heard, question)
  const conclusion = isSame(said, ending.said) ? ending.conclusion : conclude(said, until)
  const reasons = conclusion === ending.conclusion ? withTimes(ending, until) : conclusion.reasons
  return verdict(conclusion, reasons, open, policy)
}

/** Settling the waits turns what waits too long, or cannot be evaluated, into a refusal. */
function isSame(said: readonly (Utterance | undefined)[], before: readonly (Utterance | undefined)[]): boolean {
  for (let i = 0; i < said.length; i++) if (said[i] !== before[i]) return false
  return true
}

function withTimes({ conclusion, waits }: Ending, until: readonly Instant[]): readonly Reason[] {
  const reasons = conclusion.reasons.slice()
  for (const { rule, reason } of waits)
    reasons[reason] = { rule: reasons[reason]!.rule, says: 'defer', until: until[rule]! }
  return reasons
}

/** INVARIANT: a rule that cannot be evaluated denies and names itself. */
function hear(rule: CompiledRule, answers: Answers): Utterance | undefined {
  try {
    return walk(rule.speaks, answers).says
  } catch {
    return rule.broken
  }
}

/** Each verdict has its own list of reasons. */
function verdict(
  { outcome, obligations, deciding, dueAt }: Conclusion,
  reasons: Verdict['reasons'],
  until: Instant | undefined,
  policy: string,
): Verdict {
  if (deciding === undefined) return { outcome, obligations, reasons, policy }
  if (dueAt !== undefined) return { outcome, dueAt, obligations, reasons, deciding, policy }
  return until === undefined
    ? { outcome, obligations, reasons, deciding, policy }
    : { outcome, until, obligations, reasons, deciding, policy }
}
