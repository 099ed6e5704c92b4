import type { AttributeAudit, Group, Intersection, Judged } from '@candor/fairness'
import { count, counted } from '../terminal/numbers.ts'
import { mostGroups } from './coder.ts'
import type { Report } from './report.ts'

const percent = new Intl.NumberFormat('en-US', { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 })

export const share = (value: number | undefined): string => (value === undefined ? '–' : percent.format(value))

/** How many there are and how many of them were selected, unless they are so few that this would tell of each. */
export function wholeText({ whole, ask }: Report): string {
  const rate = whole.n >= ask.least ? `, ${share(whole.selected / whole.n)} selected` : ''
  return `${counted(whole.n, 'decision')}${rate}.`
}

/** A p-value as people read it. */
export const pText = (p: number | undefined): string =>
  p === undefined
    ? 'p not known'
    : p < 1e-300
      ? 'p < 1e-300'
      : p < 0.001
        ? `p = ${p.toExponential(1)}`
        : `p = ${p.toFixed(3)}`

/** Why nothing can be told of an attribute; `undefined` when something can. */
export function whyNot({ tooMany, judgement, compared }: AttributeAudit, least: number): string | undefined {
  if (tooMany) return `more than ${count(mostGroups)} different values: too many to be groups`
  if (judgement === undefined)
    return compared.length < 2
      ? `fewer than two groups of at least ${counted(least, 'person', 'people')} to compare`
      : 'the reference is hidden or has nobody'
  const { comparison } = judgement.extremes
  if (judgement.verdict !== 'cannot tell') return undefined
  return comparison.p === undefined
    ? 'nobody or everybody was selected, or all decisions are of one person'
    : 'too few people to find a ratio of 0.8'
}

/** One sentence about an attribute: who, how much lower, how sure, and the verdict. */
export function sentenceOf(each: AttributeAudit, report: Report): string {
  const { judgement, attribute } = each
  const reason = whyNot(each, report.ask.least)
  if (judgement === undefined) return `${attribute}: cannot tell: ${reason}.`
  const said = judgement.graver ? ` ${pairText(each, judgement.graver)} Together: ${judgement.verdict}.` : ''
  const few = fewText(each)
  return `${attribute}: ${judgement.extremes.verdict}. ${pairText(each, judgement.extremes)}${reason ? ` ${capital(reason)}.` : ''}${said}${few}`
}

/** The groups with too few people to be judged, at most five by name. */
function fewText({ groups, compared, standings }: AttributeAudit): string {
  const few = compared.filter((_, position) => standings[position]?.tooFew).map(at => `“${groups[at]!.group}”`)
  const more = few.length > 5 ? ` and ${count(few.length - 5)} more` : ''
  return few.length === 0 ? '' : ` Too few people to judge: ${few.slice(0, 5).join(', ')}${more}.`
}

type Compared = { readonly groups: readonly Group[]; readonly compared: readonly number[] }

function pairText({ groups, compared }: Compared, { low, high, comparison, pAdjusted }: Judged): string {
  const name = (position: number): string => groups[compared[position]!]!.group
  const { ratio, ratioInterval: limits } = comparison
  const rate = (position: number): string => {
    const group = groups[compared[position]!]!
    return group.hidden ? '–' : share(group.metrics.selectionRate)
  }
  const of = ratio === undefined ? '' : `; that is ${ratio.toFixed(2)} of it`
  const between = limits ? ` (95% interval ${limits[0].toFixed(2)} to ${limits[1].toFixed(2)})` : ''
  return `${rate(low)} of “${name(low)}” were selected, ${rate(high)} of “${name(high)}”${of}${between}, adjusted ${pText(pAdjusted)}.`
}

/** One sentence about two attributes crossed. */
export function crossedText(each: Intersection): string {
  const { attributes, judgement, groups, withheld } = each
  const name = attributes.join(' × ')
  if (withheld) return `${name}: cannot tell: ${withheld}.`
  const hidden = groups.filter(group => group.hidden).length
  const small = hidden > 0 ? ` ${count(hidden)} of ${count(groups.length)} combinations are hidden.` : ''
  if (judgement === undefined) return `${name}: cannot tell.${small}`
  const said = judgement.graver ? ` ${pairText(each, judgement.graver)} Together: ${judgement.verdict}.` : ''
  return `${name}: ${judgement.extremes.verdict}. ${pairText(each, judgement.extremes)}${said}${small}`
}

/** What remains of the difference within the strata. */
export function stratifiedText({ stratified, judgement }: AttributeAudit, { ask }: Report): string | undefined {
  if (stratified === undefined || ask.strata === undefined || judgement === undefined) return undefined
  const { ratio, oddsRatio, pAdjusted, verdict, strata } = stratified
  const figures = `ratio ${ratio?.toFixed(2) ?? 'not known'}, odds ratio ${oddsRatio?.toFixed(2) ?? 'not known'}, adjusted ${pText(pAdjusted)}`
  return `The same pair within ${counted(strata, 'group')} of ${ask.strata.column}: ${verdict}; ${figures}.`
}

const rateNames = { tpr: 'True positive rate', fpr: 'False positive rate', ppv: 'Positive predictive value' } as const

/** One sentence for each error rate. */
export const outcomeTexts = ({ groups, outcomes }: AttributeAudit): string[] =>
  outcomes.flatMap(({ rate, compared, judgement }) => {
    if (judgement === undefined) return [`${rateNames[rate]}: cannot tell.`]
    const { low, high, comparison, pAdjusted } = judgement.extremes
    const name = (position: number): string => `“${groups[compared[position]!]!.group}”`
    const ratio = comparison.ratio === undefined ? '' : ` ratio ${comparison.ratio.toFixed(2)},`
    return [
      `${rateNames[rate]}: ${judgement.verdict}; ${name(low)} against ${name(high)},${ratio} adjusted ${pText(pAdjusted)}.`,
    ]
  })

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** What was left out of the counts, one sentence each. */
export function leftOut({ csv, whole, ask, persons, unreadable, audit }: Report): string[] {
  const lines = csv.brokenLines.join(', ')
  return [
    whole.noDecision > 0 && `${counted(whole.noDecision, 'row')} left out: the decision is not known.`,
    ask.outcome &&
      whole.noOutcome > 0 &&
      `${counted(whole.noOutcome, 'row')} without a known outcome: in selection rates only.`,
    csv.broken > 0 &&
      `${counted(csv.broken, 'line')} left out, with another number of fields than the header or broken quotation marks; the first: ${lines}.`,
    csv.notUtf8 && 'Some bytes are not UTF-8; they were read as �.',
    persons && persons.unnamed > 0 && `${counted(persons.unnamed, 'row')} name no person; each counts as another one.`,
    ...audit.attributes.flatMap(({ attribute, missing, tooMany }, at) => [
      !tooMany && missing > 0 && `${attribute}: not known of ${counted(missing, 'row')}; they are in no group.`,
      unreadable[at]! > 0 && `${attribute}: ${counted(unreadable[at]!, 'cell')} held no number.`,
    ]),
  ].filter(line => typeof line === 'string')
}
