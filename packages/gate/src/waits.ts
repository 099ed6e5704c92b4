import type { Instant } from '@candor/terms'
import type { Answers } from './answers.ts'
import type { CompiledRule } from './compile-rule.ts'
import { stepOut } from './predicates/step-out.ts'
import { longestWait, type Question } from './question.ts'
import { silence, walk } from './step.ts'
import { type Utterance, weight } from './utterance.ts'

/** What every rule of a cell said, and until when those that defer would; both lists run beside the rules, and are used again. */
export type Heard = { readonly said: (Utterance | undefined)[]; readonly until: Instant[] }

/**
 * The first instant at which nothing defers any more, asking every rule that is able to defer, not only those that do now: a
 * budget may open in the middle of quiet hours. Undefined when nothing defers, or something refuses anyway.
 * Where no instant of the longest wait is open, what defers refuses: first the rules that never open by themselves, then all.
 */
export function settleWaits(rules: readonly CompiledRule[], heard: Heard, question: Question): Instant | undefined {
  const last = question.at + longestWait
  refuse(rules, heard, question, last)
  while (strongest(heard) === weight.defer) {
    const among = heard.said.flatMap((said, rule) => (mayDefer(said) ? [rule] : []))
    const open = firstOpen(rules, among, heard, question, latest(heard, question.at))
    if (open !== undefined && open <= last) return open
    if (open !== undefined) refuse(rules, heard, question, Number.NEGATIVE_INFINITY)
  }
  return undefined
}

function strongest({ said }: Heard): number {
  let top = 0
  for (let i = 0; i < said.length; i++) top = Math.max(top, said[i]?.weight ?? 0)
  return top
}

/** What defers for longer than `last` refuses. */
function refuse(rules: readonly CompiledRule[], { said, until }: Heard, question: Question, last: Instant): void {
  for (let i = 0; i < rules.length; i++) {
    if (said[i]?.weight === weight.defer && until[i]! > last) said[i] = rules[i]!.neverOpens(question)
  }
}

/**
 * The first instant from `from` on at which none of the rules `among` defers; an instant after the longest wait when there is none
 * before. Undefined when a rule could not be evaluated; `said` then has its refusal.
 */
export function firstOpen(
  rules: readonly CompiledRule[],
  among: readonly number[],
  { said }: Heard,
  question: Question,
  from: Instant,
): Instant | undefined {
  const last = question.at + longestWait
  let open = from
  for (let next = open; open <= last; open = next) {
    for (let i = 0; i < among.length; i++) {
      const rule = rules[among[i]!]!
      try {
        next = Math.max(next, rule.opensAt?.(question, open) ?? open)
      } catch {
        said[among[i]!] = rule.broken
        return undefined
      }
    }
    if (next === open) return open
  }
  return open
}

/** No instant before the last of those at which each rule that defers would stop by itself can be open. */
function latest({ said, until }: Heard, at: Instant): Instant {
  let open = at
  for (let i = 0; i < said.length; i++) if (said[i]?.weight === weight.defer) open = Math.max(open, until[i]!)
  return open
}

/** A rule that refuses, adjusts or is silent holds nothing up. */
export const mayDefer = (said: Utterance | undefined): boolean =>
  said !== undefined && (said.weight === weight.defer || said.weight === weight.satisfied)

/** The first instant from `at` on at which all limits in scope are open; Infinity if there is none within the longest wait. */
export function jointlyOpenAt(
  rules: readonly CompiledRule[],
  answers: Answers,
  question: Question,
  at: Instant,
): Instant {
  return stepOut(question, at, open => {
    let next = open
    for (let i = 0; i < rules.length; i++) {
      const { scope, opensAt } = rules[i]!
      if (walk(scope, answers) !== silence) next = Math.max(next, opensAt!(question, open))
    }
    return next
  })
}
