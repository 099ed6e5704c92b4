import { rates } from '../metrics/group-metrics.ts'
import type { Sorted } from './attributes.ts'
import { type Judgement, judge } from './judge.ts'
import { hasClusters, type Question } from './question.ts'

/** The rates that need outcomes and are compared: equal opportunity, the other half of equalized odds, predictive parity. */
export const outcomeRates = ['tpr', 'fpr', 'ppv'] as const
export type OutcomeRate = (typeof outcomeRates)[number]

export type OutcomeContest = {
  readonly rate: OutcomeRate
  /** Positions in the attribute's groups; groups with too few people behind this rate are left out. */
  readonly compared: readonly number[]
  readonly judgement: Judgement | undefined
}

/** Compares the error rates of every attribute as one family of their own (Holm). Not where one person has many decisions. */
export function outcomeContests(question: Question, sorted: readonly Sorted[]): OutcomeContest[][] {
  if (!question.hasOutcome || hasClusters(question)) return sorted.map(() => [])
  const all = sorted.flatMap(({ allCounts, compared }, attribute) =>
    outcomeRates.map(rate => {
      const enough = compared.filter(group => rates[rate](allCounts[group]!).n >= question.least)
      return { attribute, rate, compared: enough, rates: enough.map(group => rates[rate](allCounts[group]!)) }
    }),
  )
  const contests = all.map(({ attribute, compared, rates }) => {
    const reference = question.attributes[attribute]!.reference
    const at = reference === undefined ? undefined : compared.indexOf(reference)
    return { rates: at === -1 ? [] : rates, reference: at }
  })
  const judgements = judge(contests, 'holm', question.thresholds)
  return sorted.map((_, attribute) =>
    all.flatMap(({ rate, compared, attribute: of }, at) =>
      of === attribute ? [{ rate, compared, judgement: judgements[at] }] : [],
    ),
  )
}
