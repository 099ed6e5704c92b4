import { oneWay } from '../cube/cells.ts'
import { countsOf, type GroupCounts, sumOf } from '../cube/group-counts.ts'
import type { Interval, Rate } from '../inference/rate.ts'
import { differentialFairness } from '../metrics/differential-fairness.ts'
import { type Gaps, gapsOf } from '../metrics/gaps.ts'
import { rates } from '../metrics/group-metrics.ts'
import { type Inequality, inequality } from '../metrics/inequality.ts'
import { disclosureRate, worstCase } from '../metrics/worst-case.ts'
import { hiddenGroups } from '../suppression/hidden-groups.ts'
import { type Contest, type Judgement, judge } from './judge.ts'
import { type OutcomeContest, outcomeContests } from './outcomes.ts'
import type { Attribute, Question } from './question.ts'
import { type Group, groupOf } from './shown-group.ts'
import { type Standing, standings } from './standing.ts'
import { type Common, stratifiedBy } from './stratified.ts'

/** What the counts say about one attribute. */
export type AttributeAudit = {
  readonly attribute: string
  readonly groups: readonly Group[]
  /** Decisions about people whose attribute is not known; in no group. */
  readonly missing: number
  readonly disclosure: number | undefined
  /** Where each group's rate lies whoever the unknown ones are; in the order of `groups`. Left out when nobody or too few are unknown. */
  readonly worstCase: readonly (Interval | undefined)[] | undefined
  /** Positions in `groups` of those that are shown and have people: what `judgement` counts by. */
  readonly compared: readonly number[]
  /** `undefined` when fewer than two groups can be compared. */
  readonly judgement: Judgement | undefined
  /** In the order of `compared`. */
  readonly standings: readonly Standing[]
  readonly gaps: Gaps
  /** Error rates, where outcomes are known. */
  readonly outcomes: readonly OutcomeContest[]
  readonly epsilon: number | undefined
  readonly inequality: Inequality | undefined
  readonly stratified: Common | undefined
  readonly tooMany: boolean
}

/** Groups of one attribute with those hidden that must be. */
export type Sorted = {
  readonly allCounts: readonly GroupCounts[]
  readonly missing: GroupCounts
  readonly hidden: readonly boolean[]
  readonly compared: readonly number[]
}

/** Audits every attribute; their comparisons are one family (Holm). */
export function auditAttributes(question: Question): AttributeAudit[] {
  const sorted = question.attributes.map((attribute, at) => sort(question, attribute, at))
  const contests = sorted.map((each, at) => contestOf(question.attributes[at]!, each))
  const judgements = judge(contests, 'holm', question.thresholds)
  const outcomes = outcomeContests(question, sorted)
  const strata = stratifiedBy(question, sorted, judgements)
  return sorted.map((each, at) => ({
    ...told(question, question.attributes[at]!, each),
    judgement: judgements[at],
    standings: standings(contests[at]!.rates, judgements[at], question.thresholds),
    outcomes: outcomes[at]!,
    stratified: strata[at],
  }))
}

/** Counts of one attribute, and which of its groups are hidden. */
export function sort({ cube, least }: Question, { tooMany, groups, clusters }: Attribute, at: number): Sorted {
  const [missing, ...allCounts] = oneWay(cube, at)
    .slice(0, groups.length + 1)
    .map(countsOf)
  if (tooMany) return { allCounts: [], missing: missing!, hidden: [], compared: [] }
  // People are what is protected, where they can be told apart; else each decision is taken for another person's.
  const sizes = allCounts.map(({ n }, group) => clusters?.persons(group) ?? n)
  const hidden = hiddenGroups(sizes, least)
  const compared = allCounts.flatMap((counts, group) => (counts.n > 0 && !hidden[group] ? [group] : []))
  return { allCounts, missing: missing!, hidden, compared }
}

function contestOf({ reference, clusters }: Attribute, { allCounts, compared }: Sorted): Contest {
  const at = reference === undefined ? undefined : compared.indexOf(reference)
  return {
    // A reference that is hidden or has nobody leaves nothing to compare.
    rates: at === -1 ? [] : compared.map(group => rates.selectionRate(allCounts[group]!)),
    reference: at,
    spread:
      clusters &&
      ((low, high) => {
        const [a, r] = [compared[low]!, compared[high]!]
        return { a: clusters.covariance(a, a), r: clusters.covariance(r, r), both: clusters.covariance(a, r) }
      }),
  }
}

function told(question: Question, attribute: Attribute, sorted: Sorted) {
  const { allCounts, hidden, compared, missing } = sorted
  const shown = compared.map(group => allCounts[group]!)
  const selection: Rate[] = shown.map(rates.selectionRate)
  const people = sumOf(allCounts)
  return {
    attribute: attribute.name,
    groups: attribute.tooMany
      ? []
      : attribute.groups.map((name, group) =>
          groupOf(name, allCounts[group]!, hidden[group]!, attribute.clusters?.designEffect(group) ?? 1),
        ),
    missing: missing.n,
    disclosure: disclosureRate(people.n, missing.n),
    worstCase: missing.n < question.least ? undefined : worstCases(sorted),
    compared,
    gaps: gapsOf(shown),
    epsilon: differentialFairness(selection),
    inequality:
      question.hasOutcome && !attribute.tooMany && people.n >= question.least
        ? inequality(sumOf([people, missing]))
        : undefined,
    tooMany: attribute.tooMany ?? false,
  }
}

const worstCases = ({ allCounts, missing, hidden }: Sorted): (Interval | undefined)[] =>
  allCounts.map((counts, group) =>
    hidden[group] ? undefined : worstCase(rates.selectionRate(counts), rates.selectionRate(missing)),
  )
