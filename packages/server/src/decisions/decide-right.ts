import { type Facts, termEnd, type Verdict } from '@candor/gate'
import type { Act, Instant, Right } from '@candor/terms'
import type { Ground } from '../adapters/ground.ts'
import { deskOf } from '../brand/policy/index.ts'
import { factsOf, type StoredState } from '../customers/state/index.ts'
import { type Change, noChange } from '../record/index.ts'
import { verdictParts } from './decide.ts'
import { decisionJson } from './decision-record.ts'
import { heard } from './heard.ts'
import type { Judge } from './judge.ts'

type Step = NonNullable<Act['step']>

/** A request of a customer, or a step of it. The laws count from `receivedAt`. */
export type RightAsk = {
  readonly customer: string
  readonly request: string
  readonly right: Right
  readonly step: Step
  readonly via: NonNullable<Act['via']>
  readonly receivedAt: Instant
  readonly clarification?: NonNullable<Act['clarification']>
}

export type DecidedRight = {
  readonly verdict: Verdict
  /** The last instant at which the step is in time. */
  readonly dueAt: Instant
  /** The rule that says so; `promise`: the brand's own word; `month`: no law is known, so the month that most laws give. */
  readonly dueBy: string
  readonly change: Change
}

/**
 * Decides by when a request of a customer is due: the strictest of the laws of every place concerned and of the brand's own
 * promise. The change holds the decision's entry.
 */
export function decideRight(ground: Ground, judge: Judge, before: StoredState, ask: RightAsk): DecidedRight {
  const facts = heard(factsOf(before.state, judge.codes, undefined), ask.receivedAt)
  const act = actOf(ask)
  const verdict = judge.gate.preview(act, facts, ask.receivedAt)
  const change = { ...noChange, entries: [entryOf(ground, ask, act, facts, verdict)] }
  return { verdict, ...dueOf(judge, ask, verdict), change }
}

const actOf = ({ right, step, via, clarification }: RightAsk): Act => ({
  kind: 'rights-request',
  purpose: 'rights',
  right,
  step,
  via,
  ...(clarification && { clarification }),
})

function dueOf({ policy }: Judge, { step, receivedAt }: RightAsk, verdict: Verdict) {
  const { answerWithinDays } = deskOf(policy)
  const { brand } = policy
  const byLaw = verdict.reasons.find(({ dueAt }) => dueAt !== undefined && dueAt === verdict.dueAt)
  // The promise is about an answer; once the customer was told that it takes longer, the law's longer term counts.
  const promised =
    step === 'respond' && answerWithinDays !== undefined
      ? termEnd({ days: answerWithinDays }, receivedAt, brand)
      : undefined
  if (promised !== undefined && promised <= (verdict.dueAt ?? promised)) return { dueAt: promised, dueBy: 'promise' }
  if (verdict.dueAt !== undefined && byLaw) return { dueAt: verdict.dueAt, dueBy: byLaw.rule }
  const months = step === 'respond-extended' ? [1, 2] : [1]
  return { dueAt: termEnd({ months }, receivedAt, brand), dueBy: 'month' }
}

function entryOf(ground: Ground, { customer, request, receivedAt }: RightAsk, act: Act, facts: Facts, found: Verdict) {
  const { policy, ...verdict } = verdictParts(found)
  const body = decisionJson({ act, id: request, attempt: 1, at: receivedAt, facts, verdict, policy })
  return { entry: ground.ids.id(), customer, kind: 'decision' as const, body }
}
