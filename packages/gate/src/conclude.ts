import type { Instant, Obligation } from '@candor/terms'
import { inOrder, none, type Utterance, weight } from './utterance.ts'
import type { Reason, Verdict } from './verdict.ts'

/** What follows from the words of the rules alone. */
export type Conclusion = Pick<Verdict, 'outcome' | 'obligations' | 'reasons' | 'deciding' | 'dueAt'>

/**
 * Combines what the rules say; `until` has the end of its wait beside each rule that defers, and the due date beside
 * each that sets one.
 * INVARIANT: the strongest word wins, so that a refusal is never undone by another rule. See gate.properties.test.ts.
 */
export function conclude(said: readonly (Utterance | undefined)[], until: readonly Instant[]): Conclusion {
  const reasons: Reason[] = []
  let obligations = none
  let strongest: Utterance | undefined
  let due = Number.POSITIVE_INFINITY
  for (let i = 0; i < said.length; i++) {
    const utterance = said[i]
    if (utterance === undefined) continue
    reasons.push(reasonOf(utterance, until[i]))
    if (utterance.due !== undefined && !(until[i]! >= due)) due = until[i]!
    if (utterance.obligations !== none) obligations = joined(obligations, utterance.obligations)
    if (utterance.weight > (strongest?.weight ?? 0)) strongest = utterance
  }
  if (strongest === undefined) return { outcome: 'permit', obligations, reasons }
  const { rule, says } = strongest.reason
  const outcome = says === 'deny' || says === 'defer' || says === 'adjust' ? says : 'permit'
  const found = { outcome, obligations, reasons, deciding: rule } as const
  return due === Number.POSITIVE_INFINITY || outcome === 'deny' ? found : { ...found, dueAt: due }
}

function reasonOf({ reason, weight: weighs, due }: Utterance, time: Instant | undefined): Reason {
  if (weighs === weight.defer) return { rule: reason.rule, says: 'defer', until: time! }
  return due === undefined ? reason : { ...reason, dueAt: time! }
}

const joined = (some: readonly Obligation[], more: readonly Obligation[]): readonly Obligation[] =>
  some === none ? more : inOrder([...some, ...more])
