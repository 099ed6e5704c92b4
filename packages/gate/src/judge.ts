import type { Instant, Obligation } from '@candor/terms'
import type { Answers } from './answers.ts'
import type { Cell } from './compile.ts'
import type { CompiledRule } from './compile-rule.ts'
import type { Question } from './question.ts'
import { walk } from './step.ts'
import { inOrder, none, type Utterance, weight } from './utterance.ts'
import type { Reason, Verdict } from './verdict.ts'
import { type Heard, settleWaits } from './waits.ts'

/** Hears every rule of the cell and combines what they say. Never throws: a rule that cannot be evaluated refuses. */
export function judge({ rules, answers, heard }: Cell, question: Question, policy: string): Verdict {
  answers.begin(question)
  const { said, until } = heard
  let defers = false
  for (let i = 0; i < rules.length; i++) {
    const utterance = hear(rules[i]!, answers)
    said[i] = utterance
    if (utterance === undefined || utterance.weight !== weight.defer) continue
    until[i] = question.opensAt
    defers = true
  }
  return combine(heard, defers ? settleWaits(rules, heard, question) : undefined, policy)
}

/** INVARIANT: a rule that cannot be evaluated denies and names itself. */
function hear(rule: CompiledRule, answers: Answers): Utterance | undefined {
  try {
    return walk(rule.speaks, answers).says
  } catch {
    return rule.broken
  }
}

/** INVARIANT: the strongest word wins, so that a refusal is never undone by another rule. See gate.properties.test.ts. */
function combine({ said, until: own }: Heard, until: Instant | undefined, policy: string): Verdict {
  const reasons: Reason[] = []
  let obligations = none
  let strongest: Utterance | undefined
  for (let i = 0; i < said.length; i++) {
    const utterance = said[i]
    if (utterance === undefined) continue
    const deferring = utterance.weight === weight.defer
    reasons.push(deferring ? { rule: utterance.reason.rule, says: 'defer', until: own[i]! } : utterance.reason)
    if (utterance.obligations !== none) obligations = joined(obligations, utterance.obligations)
    if (utterance.weight > (strongest?.weight ?? 0)) strongest = utterance
  }
  if (strongest === undefined) return { outcome: 'permit', obligations, reasons, policy }
  const { rule, says } = strongest.reason
  const outcome = says === 'deny' || says === 'defer' || says === 'adjust' ? says : 'permit'
  return until === undefined
    ? { outcome, obligations, reasons, deciding: rule, policy }
    : { outcome, until, obligations, reasons, deciding: rule, policy }
}

const joined = (some: readonly Obligation[], more: readonly Obligation[]): readonly Obligation[] =>
  some === none ? more : inOrder([...some, ...more])
