import { type Obligation, obligations, type Says } from '@candor/terms'
import type { Due } from './rule.ts'
import type { Reason } from './verdict.ts'

/** How much a word weighs: 0 informs and changes nothing, then permit, adjust, defer, deny. */
export const weight = { lapsed: 0, satisfied: 0, permit: 1, adjust: 2, defer: 3, deny: 4 } as const satisfies {
  readonly [word in Says]: number
}

/** One word of one rule, made once when the gate is compiled and shared by all verdicts. */
export type Utterance = {
  readonly reason: Reason
  readonly weight: number
  readonly obligations: readonly Obligation[]
  readonly due: Due | undefined
}

export const none: readonly Obligation[] = Object.freeze([])

export const utter = (rule: string, says: Says, duties: readonly Obligation[] = none, due?: Due): Utterance =>
  Object.freeze({
    reason: Object.freeze({ rule, says }),
    weight: weight[says],
    obligations: duties.length === 0 ? none : inOrder(duties),
    due,
  })

/** Each obligation once, in the order of the closed list, so that the order of rules does not show. */
export const inOrder = (duties: readonly Obligation[]): readonly Obligation[] =>
  Object.freeze(obligations.filter(obligation => duties.includes(obligation)))
