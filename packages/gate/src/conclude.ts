import type { Instant, Obligation } from '@candor/terms'
import { inOrder, none, type Utterance, weight } from './utterance.ts'
import type { Reason, Verdict } from './verdict.ts'

/** What follows from the words of the rules alone. */
export type Conclusion = Pick<Verdict, 'outcome' | 'obligations' | 'reasons' | 'deciding'>

/**
 * Combines what the rules say; `until` has the end of its wait beside each rule that defers.
 * INVARIANT: the strongest word wins, so that a refusal is never undone by another rule. See gate.properties.test.ts.
 */
export function conclude(said: readonly (Utterance | undefined)[], until: readonly Instant[]): Conclusion {
  const reasons: Reason[] = []
  let obligations = none
  let strongest: Utterance | undefined
  for (let i = 0; i < said.length; i++) {
    const utterance = said[i]
    if (utterance === undefined) continue
    const deferring = utterance.weight === weight.defer
    reasons.push(deferring ? { rule: utterance.reason.rule, says: 'defer', until: until[i]! } : utterance.reason)
    if (utterance.obligations !== none) obligations = joined(obligations, utterance.obligations)
    if (utterance.weight > (strongest?.weight ?? 0)) strongest = utterance
  }
  if (strongest === undefined) return { outcome: 'permit', obligations, reasons }
  const { rule, says } = strongest.reason
  const outcome = says === 'deny' || says === 'defer' || says === 'adjust' ? says : 'permit'
  return { outcome, obligations, reasons, deciding: rule }
}

const joined = (some: readonly Obligation[], more: readonly Obligation[]): readonly Obligation[] =>
  some === none ? more : inOrder([...some, ...more])
