import type { AttributeAudit, Group, Intersection } from '@candor/fairness'
import { count } from '../../terminal/numbers.ts'
import { inOrder } from '../order.ts'
import type { Report } from '../report.ts'
import { crossedText, outcomeTexts, sentenceOf, share, stratifiedText } from '../sentences.ts'
import { html, type Markup } from './markup.ts'
import { plot } from './plot.ts'
import { table } from './table.ts'

/** One attribute: a sentence, the plot, and the same numbers as a table; then the error rates. */
export function attributeSection(each: AttributeAudit, at: number, report: Report): Markup {
  const sentence = sentenceOf(each, report)
  const groups = inOrder(each.groups, report.ask.attributes[at]!)
  const more = [stratifiedText(each, report), ...outcomeTexts(each)].filter(text => text !== undefined)
  return html`<section aria-labelledby="by-${at}">
<h2 id="by-${at}">${each.attribute}</h2>
<p>${sentence}</p>
${picture(`plot-${at}`, each.attribute, sentence, groups, report)}
${groups.length > 0 ? table(selectionTable(each.attribute, groups, ratiosOf(each))) : undefined}
${report.ask.outcome && groups.length > 0 ? table(errorTable(each.attribute, groups)) : undefined}
${more.map(text => html`<p>${text}</p>`)}
</section>`
}

/** Two attributes crossed. */
export function crossedSection(each: Intersection, at: number, report: Report): Markup {
  const name = each.attributes.join(' × ')
  const sentence = crossedText(each)
  const groups = inOrder(each.groups, undefined)
  return html`<section aria-labelledby="crossed-${at}">
<h3 id="crossed-${at}">${name}</h3>
<p>${sentence}</p>
${picture(`crossed-plot-${at}`, name, sentence, groups, report)}
${groups.length > 0 ? table(selectionTable(name, groups)) : undefined}
</section>`
}

function picture(id: string, name: string, description: string, groups: readonly Group[], { whole, ask }: Report) {
  const overall = whole.n >= ask.least ? whole.selected / whole.n : undefined
  return plot({ id, title: `Selection rate by ${name}`, description, groups, overall })
}

const hiddenRow = (group: string, cells: number): string[] => [group, 'hidden', ...Array(cells - 2).fill('')]

/** Each group's rate over that of the group it is compared with. */
const ratiosOf = ({ groups, compared, standings }: AttributeAudit): ReadonlyMap<Group, string> =>
  new Map(compared.map((at, position) => [groups[at]!, standings[position]?.ratio?.toFixed(2) ?? '–']))

const selectionTable = (name: string, groups: readonly Group[], ratios?: ReadonlyMap<Group, string>) => ({
  caption: `Selected by ${name}`,
  columns: [name, 'Decisions', 'Selected', 'Rate', 'Low', 'High', ...(ratios ? ['Ratio'] : [])],
  rows: groups.map(group =>
    group.hidden
      ? hiddenRow(group.group, ratios ? 7 : 6)
      : [
          group.group,
          count(group.counts.n),
          count(group.counts.selected),
          ...[group.metrics.selectionRate, group.interval?.[0], group.interval?.[1]].map(share),
          ...(ratios ? [ratios.get(group) ?? '–'] : []),
        ],
  ),
})

const errorTable = (name: string, groups: readonly Group[]) => ({
  caption: `Outcomes by ${name}`,
  columns: [name, 'Base rate', 'TPR', 'FPR', 'PPV', 'FOR'],
  rows: groups.map(group => {
    if (group.hidden) return hiddenRow(group.group, 6)
    const { baseRate, tpr, fpr, ppv, for: falseOmission } = group.metrics
    return [group.group, ...[baseRate, tpr, fpr, ppv, falseOmission].map(share)]
  }),
})
