import type { AttributeAudit, Group } from '@candor/fairness'
import { count } from '../terminal/numbers.ts'
import { paint } from '../terminal/paint.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { wrap } from '../terminal/wrap.ts'
import { inOrder } from './order.ts'
import type { Report } from './report.ts'
import { crossedText, leftOut, outcomeTexts, sentenceOf, share, stratifiedText, wholeText } from './sentences.ts'

const mostLines = 20

/** The report for a terminal: a table and a sentence for each attribute, then the crossed ones, then what was left out. */
export function reportLines(report: Report, terminal: Terminal): string[] {
  const { audit } = report
  return [
    wholeText(report),
    ...audit.attributes.flatMap((each, at) => ['', ...attributeLines(each, at, report, terminal)]),
    ...(audit.intersections.length > 0
      ? [
          '',
          paint(terminal, 'bold', 'Crossed, two at a time'),
          ...audit.intersections.flatMap(each => wrap(crossedText(each), terminal.width)),
        ]
      : []),
    ...notes(report, terminal),
  ]
}

function notes(report: Report, { width }: Terminal): string[] {
  const lines = leftOut(report).flatMap(line => wrap(line, width))
  return lines.length === 0 ? [] : ['', ...lines]
}

function attributeLines(each: AttributeAudit, at: number, report: Report, terminal: Terminal): string[] {
  const groups = inOrder(each.groups, report.ask.attributes[at]!).slice(0, mostLines)
  const names = groups.map(group => cut(group.group))
  const wide = names.reduce((most, name) => Math.max(most, name.length), 5)
  const more = each.groups.length - mostLines
  return [
    paint(terminal, 'bold', each.attribute),
    ...(names.length > 0
      ? [`  ${'group'.padEnd(wide)}  ${'n'.padStart(10)}  ${'selected'.padStart(10)}    rate  95% interval`]
      : []),
    ...groups.map((group, place) => groupLine(group, names[place]!.padEnd(wide), report)),
    ...(more > 0 ? [`  and ${count(more)} more groups; --json and --html show all`] : []),
    ...[sentenceOf(each, report), stratifiedText(each, report), ...outcomeTexts(each)].flatMap(text =>
      text === undefined ? [] : wrap(text, terminal.width),
    ),
  ]
}

const cut = (name: string): string => (name.length > 30 ? `${name.slice(0, 29)}…` : name)

function groupLine(group: Group, name: string, { ask }: Report): string {
  if (group.hidden) return `  ${name}  hidden: fewer than ${ask.least} people, or it would give such a group away`
  const { counts, metrics, interval } = group
  const between = interval ? `${share(interval[0])} to ${share(interval[1])}` : ''
  return `  ${name}  ${count(counts.n).padStart(10)}  ${count(counts.selected).padStart(10)}  ${share(metrics.selectionRate).padStart(6)}  ${between}`.trimEnd()
}
