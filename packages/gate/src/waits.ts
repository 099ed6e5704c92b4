import type { Instant } from '@candor/terms'
import type { CompiledRule } from './compile-rule.ts'
import { longestWait, type Question } from './question.ts'
import { type Utterance, weight } from './utterance.ts'

/** What every rule of a cell said, and until when those that defer would; both lists run beside the rules. */
export type Heard = { readonly said: (Utterance | undefined)[]; readonly until: Instant[] }

/**
 * The first instant at which nothing defers any more, asking every rule that is able to defer, not only those that do now: a
 * budget may open in the middle of quiet hours. Undefined when nothing defers, or something refuses anyway.
 * A rule that keeps every instant of the longest wait closed is turned into a refusal, and the rest are asked again.
 */
export function settleWaits(rules: readonly CompiledRule[], heard: Heard, question: Question): Instant | undefined {
  refuseEndless(rules, heard, question)
  while (strongest(heard) === weight.defer) {
    const open = firstOpen(rules, heard, question)
    if (open !== undefined) return open
  }
  return undefined
}

const strongest = ({ said }: Heard): number => said.reduce((top, utterance) => Math.max(top, utterance?.weight ?? 0), 0)

function refuseEndless(rules: readonly CompiledRule[], { said, until }: Heard, question: Question): void {
  const last = question.at + longestWait
  for (let i = 0; i < rules.length; i++) {
    if (said[i]?.weight === weight.defer && !(until[i]! <= last)) said[i] = rules[i]!.neverOpens(question)
  }
}

/** Undefined when a rule had to be turned into a refusal instead. */
function firstOpen(rules: readonly CompiledRule[], heard: Heard, question: Question): Instant | undefined {
  const last = question.at + longestWait
  for (let open = question.at; ; ) {
    const next = rules.map((rule, i) => openingOf(rule, heard.said[i], question, open))
    const latest = Math.max(...next)
    if (latest === open) return open
    if (latest <= last) {
      open = latest
      continue
    }
    next.forEach((instant, i) => {
      if (Number.isNaN(instant)) heard.said[i] = rules[i]!.broken
      else if (instant > last) heard.said[i] = rules[i]!.neverOpens(question)
    })
    return undefined
  }
}

/** NaN when the rule cannot be evaluated there. A rule that refuses, adjusts or is silent holds nothing up. */
function openingOf(rule: CompiledRule, said: Utterance | undefined, question: Question, from: Instant): Instant {
  const mayDefer = said !== undefined && (said.weight === weight.defer || said.weight === 0)
  if (rule.opensAt === undefined || !mayDefer) return from
  try {
    return rule.opensAt(question, from)
  } catch {
    return Number.NaN
  }
}

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
