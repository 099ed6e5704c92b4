import type { Instant } from '@candor/terms'
import type { CompiledRule } from './compile-rule.ts'
import { longestWait, type Question } from './question.ts'
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
  refuse(rules, heard, question, i => heard.until[i]! > last)
  while (strongest(heard) === weight.defer) {
    const open = firstOpen(rules, heard, question, last)
    if (open !== undefined && open <= last) return open
    if (open !== undefined) refuse(rules, heard, question, () => true)
  }
  return undefined
}

const strongest = ({ said }: Heard): number => said.reduce((top, utterance) => Math.max(top, utterance?.weight ?? 0), 0)

type Chosen = (position: number) => boolean

function refuse(rules: readonly CompiledRule[], { said }: Heard, question: Question, chosen: Chosen): void {
  for (let i = 0; i < rules.length; i++) {
    if (said[i]?.weight === weight.defer && chosen(i)) said[i] = rules[i]!.neverOpens(question)
  }
}

/** An instant after `last` when there is none before; undefined when a rule could not be evaluated and now refuses. */
function firstOpen(
  rules: readonly CompiledRule[],
  { said }: Heard,
  question: Question,
  last: Instant,
): Instant | undefined {
  let open = question.at
  for (let next = open; open <= last; open = next) {
    for (let i = 0; i < rules.length; i++) {
      try {
        if (mayDefer(said[i])) next = Math.max(next, rules[i]!.opensAt?.(question, open) ?? open)
      } catch {
        said[i] = rules[i]!.broken
        return undefined
      }
    }
    if (next === open) return open
  }
  return open
}

/** A rule that refuses, adjusts or is silent holds nothing up. */
const mayDefer = (said: Utterance | undefined): boolean =>
  said !== undefined && (said.weight === weight.defer || said.weight === weight.satisfied)

/** The first instant from `at` on at which all limits in scope are open; Infinity if there is none within the longest wait. */
export function jointlyOpenAt(rules: readonly CompiledRule[], question: Question, at: Instant): Instant {
  const last = question.at + longestWait
  for (let open = at; open <= last; ) {
    const next = rules.reduce(
      (latest, rule) => (rule.inScope(question) ? Math.max(latest, rule.opensAt!(question, open)) : latest),
      open,
    )
    if (next === open) return open
    open = next
  }
  return Number.POSITIVE_INFINITY
}
