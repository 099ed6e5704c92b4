import type { AttributeAudit, Group, Intersection, Judged, Judgement } from '@candor/fairness'
import { inOrder } from './order.ts'
import type { Report } from './report.ts'
import { whyNot } from './sentences.ts'

/** What a number is when it cannot be said. */
const orNull = <T>(value: T | undefined): T | null => value ?? null

/** The report as data. A figure that cannot be said is null; a hidden group has its name alone. */
export function reportJson(report: Report) {
  const { ask, audit, csv, whole, persons } = report
  return {
    n: whole.n,
    by: audit.attributes.map((each, at) => attributeJson(each, report, at)),
    intersections: audit.intersections.map(each => intersectionJson(each, report)),
    leftOut: {
      decisionUnknown: whole.noDecision,
      brokenLines: csv.broken,
      firstBrokenLines: csv.brokenLines,
      ...(ask.outcome ? { outcomeUnknown: whole.noOutcome } : {}),
    },
    not_utf8: csv.notUtf8,
    settings: {
      minCell: ask.least,
      alpha: ask.thresholds.alpha,
      ratio: ask.thresholds.ratio,
      difference: orNull(ask.thresholds.difference),
      power: ask.thresholds.power,
    },
    ...(persons ? { people: persons.people, peopleUnnamed: persons.unnamed } : {}),
  }
}

function attributeJson(each: AttributeAudit, report: Report, at: number) {
  const names = each.groups.map(({ group }) => group)
  const groups = inOrder(each.groups, report.ask.attributes[at]!)
  const besides = new Map(each.groups.map((group, place) => [group, besideJson(each, place)]))
  const { equalizedOdds } = each.gaps
  return {
    attribute: each.attribute,
    groups: groups.map(group => ({ ...groupJson(group, report), ...besides.get(group) })),
    ...judgementJson(each.judgement, each.compared, names),
    reason: orNull(whyNot(each, report.ask.least)),
    missing: each.tooMany ? null : each.missing,
    unreadable: report.unreadable[at]!,
    disclosureRate: each.tooMany ? null : orNull(each.disclosure),
    epsilon: orNull(each.epsilon),
    ...(report.ask.outcome
      ? {
          equalizedOdds: equalizedOdds ?? null,
          outcomes: each.outcomes.map(({ rate, compared, judgement }) => ({
            rate,
            ...judgementJson(judgement, compared, names),
          })),
          generalizedEntropy: orNull(each.inequality?.generalizedEntropy),
          theil: orNull(each.inequality?.theil),
        }
      : {}),
    ...(report.ask.strata ? { stratified: stratifiedJson(each, report.ask.strata.column) } : {}),
  }
}

/** Where a shown group stands beside the best one or the reference, and the worst case where people are unknown. */
function besideJson({ compared, standings, worstCase }: AttributeAudit, place: number) {
  const standing = standings[compared.indexOf(place)]
  const worst = worstCase?.[place]
  return {
    ...(standing
      ? { ratio: orNull(standing.ratio), fourFifths: orNull(standing.reaches), tooFew: standing.tooFew }
      : {}),
    ...(worst ? { worstCase: worst } : {}),
  }
}

function groupJson(group: Group, { ask }: Report) {
  if (group.hidden) return { group: group.group, hidden: true as const }
  const { counts, metrics, interval } = group
  const { selectionRate, ...others } = metrics
  return {
    group: group.group,
    n: counts.n,
    selected: counts.selected,
    ...(ask.outcome ? { tp: counts.tp, fp: counts.fp, fn: counts.fn, tn: counts.tn } : {}),
    rate: orNull(selectionRate),
    low: orNull(interval?.[0]),
    high: orNull(interval?.[1]),
    hidden: false as const,
    ...(ask.outcome ? Object.fromEntries(Object.entries(others).map(([name, value]) => [name, orNull(value)])) : {}),
  }
}

/** The extremes, as the figures of the attribute, and the graver pair beside them. */
function judgementJson(judgement: Judgement | undefined, compared: readonly number[], names: readonly string[]) {
  const { ratioInterval, differenceInterval, ...figures } = figuresOf(judgement?.extremes, compared, names)
  return {
    ...figures,
    differenceInterval,
    ratioInterval,
    pairs: judgement?.pairs ?? 0,
    verdict: judgement?.verdict ?? ('cannot tell' as const),
    ...(judgement?.graver ? { graver: figuresOf(judgement.graver, compared, names) } : {}),
  }
}

function figuresOf(judged: Judged | undefined, compared: readonly number[], names: readonly string[]) {
  const comparison = judged?.comparison
  const name = (position: number | undefined) => (position === undefined ? null : names[compared[position]!]!)
  return {
    lowest: name(judged?.low),
    against: name(judged?.high),
    difference: orNull(comparison?.difference),
    differenceInterval: orNull(comparison?.differenceInterval),
    ratio: orNull(comparison?.ratio),
    ratioInterval: orNull(comparison?.ratioInterval),
    z: orNull(comparison?.z),
    p: orNull(comparison?.p),
    log10P: orNull(comparison?.log10P),
    pAdjusted: orNull(judged?.pAdjusted),
    test: orNull(comparison?.test),
    power: orNull(comparison?.power),
    cohenH: orNull(comparison?.cohenH),
    shortfall: orNull(comparison?.shortfall),
    flips: comparison?.flips ?? null,
  }
}

function stratifiedJson({ stratified: found }: AttributeAudit, column: string) {
  if (found === undefined) return null
  return {
    by: column,
    strata: found.strata,
    oddsRatio: orNull(found.oddsRatio),
    oddsRatioInterval: orNull(found.oddsRatioInterval),
    ratio: orNull(found.ratio),
    // As elsewhere: how much lower the lowest lies.
    difference: found.difference === undefined ? null : -found.difference,
    differenceInterval: found.differenceInterval ? [-found.differenceInterval[1], -found.differenceInterval[0]] : null,
    z: orNull(found.z),
    p: orNull(found.p),
    pAdjusted: orNull(found.pAdjusted),
    verdict: found.verdict,
  }
}

function intersectionJson(each: Intersection, report: Report) {
  const names = each.groups.map(({ group }) => group)
  return {
    attributes: each.attributes,
    groups: inOrder(each.groups, undefined).map(group => groupJson(group, report)),
    ...judgementJson(each.judgement, each.compared, names),
    withheld: orNull(each.withheld),
  }
}
