import type { AlgorithmAuditQuery, AlgorithmAudit as Answer } from '@candor/contract'
import type { AttributeAudit, Group, GroupStanding, Intersection, Judged } from '@candor/fairness'
import type {
  AlgorithmAudit,
  AuditAsk,
  AuditRefusal,
  NoisyAttribute,
  NoisyGroup,
} from '../../../answers/oversight/index.ts'
import type { ApiError } from '../problem.ts'

export const auditAsked = ({ by, days, noise }: AlgorithmAuditQuery, who: string): AuditAsk => ({
  by: by.split(',').map(name => name.trim()),
  days: days === undefined ? 90 : Number(days),
  ...(noise === undefined ? {} : { epsilon: Number(noise) }),
  who,
})

export const auditRefused = ({ code, says, faults }: AuditRefusal): ApiError => ({
  code,
  ...(faults ? { errors: faults } : { detail: says }),
})

/** An audit as the API tells it; what cannot be said is null. */
export function auditAnswer({ found, sources, byLot, ...audit }: AlgorithmAudit): Answer {
  const source = (attribute: string) => ({ attribute, source: sources.get(attribute) ?? ('data map' as const) })
  const by =
    found.noise === undefined
      ? found.attributes.map(one => ({ ...source(one.attribute), ...attributeAnswer(one) }))
      : found.attributes.map(one => ({ ...source(one.attribute), ...noisyAnswer(one) }))
  return {
    ...audit,
    by_lot: byLot,
    noise: found.noise ?? null,
    by,
    crossed: found.noise === undefined ? found.intersections.map(crossedAnswer) : [],
  }
}

function attributeAnswer(audit: AttributeAudit) {
  const { groups, missing, disclosure, judgement, compared, standings, worstCase } = audit
  const names = compared.map(at => groups[at]!.group)
  return {
    groups: groups.map((group, at) => ({
      ...groupAnswer(group),
      ...standingAnswer(group.hidden ? undefined : standings[compared.indexOf(at)]),
      worst_case: pairOf(worstCase?.[at]),
    })),
    missing,
    disclosure: disclosure ?? null,
    pair: pairAnswer(judgement?.extremes, names),
    graver: pairAnswer(judgement?.graver, names),
    verdict: judgement?.verdict ?? ('cannot tell' as const),
  }
}

function crossedAnswer({ attributes, groups, judgement, compared }: Intersection) {
  const names = compared.map(at => groups[at]!.group)
  return {
    attributes: [...attributes],
    groups: groups.map(groupAnswer),
    pair: pairAnswer(judgement?.extremes, names),
    verdict: judgement?.verdict ?? ('cannot tell' as const),
  }
}

const noFigures = {
  n: null,
  selected: null,
  rate: null,
  interval: null,
  ratio: null,
  too_few: null,
  worst_case: null,
  tpr: null,
  fpr: null,
  ppv: null,
  base_rate: null,
}

function groupAnswer(shown: Group) {
  const { group, hidden } = shown
  if (shown.hidden) return { ...noFigures, group, hidden }
  const { counts, metrics, interval } = shown
  return {
    ...noFigures,
    group,
    hidden,
    n: counts.n,
    selected: counts.selected,
    rate: metrics.selectionRate ?? null,
    interval: pairOf(interval),
    tpr: metrics.tpr ?? null,
    fpr: metrics.fpr ?? null,
    ppv: metrics.ppv ?? null,
    base_rate: metrics.baseRate ?? null,
  }
}

const standingAnswer = (standing: GroupStanding | undefined) => ({
  ratio: standing?.ratio ?? null,
  too_few: standing?.tooFew ?? null,
})

const pairOf = (between: readonly [number, number] | undefined): number[] | null => (between ? [...between] : null)

function pairAnswer(judged: Judged | undefined, names: readonly string[]) {
  if (!judged) return null
  const { comparison: found, low, high, pAdjusted } = judged
  return {
    lowest: names[low] ?? null,
    against: names[high] ?? null,
    difference: found.difference,
    difference_interval: pairOf(found.differenceInterval),
    ratio: found.ratio ?? null,
    ratio_interval: pairOf(found.ratioInterval),
    p: found.p ?? null,
    p_adjusted: pAdjusted ?? null,
    test: found.test ?? null,
    power: found.power ?? null,
  }
}

const noisyAnswer = ({ groups, missing, disclosure }: NoisyAttribute) => ({
  groups: groups.map(noisyGroup),
  missing,
  disclosure: disclosure ?? null,
  pair: null,
  graver: null,
  verdict: null,
})

function noisyGroup(shown: NoisyGroup) {
  const { group, hidden } = shown
  if (shown.hidden) return { ...noFigures, group, hidden }
  const { n, selected, rate, interval } = shown
  return { ...noFigures, group, hidden, n, selected, rate, interval: pairOf(interval) }
}
