import type { Instant } from '@candor/terms'
import type { Answers } from './answers.ts'
import type { Cell } from './compile.ts'
import type { CompiledRule } from './compile-rule.ts'
import { type Conclusion, conclude } from './conclude.ts'
import { dueAt } from './due.ts'
import { longestWait, type Question } from './question.ts'
import { walk } from './step.ts'
import type { Ending } from './tree.ts'
import type { Utterance } from './utterance.ts'
import type { Verdict } from './verdict.ts'
import { firstOpen, type Heard, settleWaits } from './waits.ts'

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

/** The same, for a question that is asked once: every rule is heard, and nothing is kept for others like it. */
export function judgeOnce(cell: Cell, question: Question, policy: string): Verdict {
  cell.answers.begin(question)
  return judgeEach(cell, question, policy)
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

/**
 * What the tree knows already, with the times that differ from act to act. Where a wait is too long or cannot be evaluated it
 * becomes a refusal, and the rules are heard one by one.
 */
function judgeWaits(cell: Cell, { conclusion, waits, mayDefer }: Ending, question: Question, policy: string): Verdict {
  const { rules, heard } = cell
  const last = question.at + longestWait
  const reasons = conclusion.reasons.slice()
  let open: Instant | undefined = question.at
  for (let i = 0; i < waits.length; i++) {
    const { until } = rules[waits[i]!.rule]!.wait
    if (!(until <= last)) return judgeEach(cell, question, policy)
    reasons[waits[i]!.reason] = { rule: rules[waits[i]!.rule]!.id, says: 'defer', until }
    open = Math.max(open, until)
  }
  if (conclusion.outcome !== 'defer') return verdict(conclusion, reasons, undefined, policy)
  open = firstOpen(rules, mayDefer, heard, question, open)
  return open === undefined || open > last
    ? judgeEach(cell, question, policy)
    : verdict(conclusion, reasons, open, policy)
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
