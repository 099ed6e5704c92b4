import { type Drawn, figure } from './figure.ts'
import { type Html, html } from './html.ts'
import { percent, wholeNumber } from './numbers.ts'

type Measured = {
  readonly group: string
  readonly n: number
  readonly rate: number
  readonly low: number
  readonly high: number
}
/** A group too small to show without pointing at people. */
type Hidden = { readonly group: string; readonly hidden: true }
export type Group = Measured | Hidden

export type Intervals = Drawn & {
  readonly groups: readonly Group[]
  /** Rate of everybody together, drawn as a dashed line. */
  readonly overall?: number
  /** Groups smaller than this are hidden. */
  readonly least: number
}

const isMeasured = (group: Group): group is Measured => !('hidden' in group)

/** A rate by group: a dot, its 95 % interval, and the group we may not show named as such. */
export function intervals(chart: Intervals): Html {
  const { groups, lang, overall, least } = chart
  const top = scaleTop(groups, overall)
  const scale = { x: (rate: number) => ((rate / top) * 100).toFixed(2), ...(overall === undefined ? {} : { overall }) }
  const hidden = `Not shown: fewer than ${least} people`
  return figure(chart, {
    drawing: html`<ul class="chart">${groups.map(group => (isMeasured(group) ? dot(group, scale, lang) : untold(group, hidden)))}</ul><div class="axis" aria-hidden="true"><span>${percent(0, lang)}</span><span>${percent(top, lang)}</span></div>`,
    columns: [
      { text: 'Group' },
      { text: 'People', number: true },
      { text: 'Rate', number: true },
      { text: 'Low', number: true },
      { text: 'High', number: true },
    ],
    rows: groups.map(group => (isMeasured(group) ? cells(group, lang) : [group.group, hidden, '', '', ''])),
    empty: 'No groups to compare.',
  })
}

const cells = ({ group, n, rate, low, high }: Measured, lang?: string) => [
  group,
  wholeNumber(n, lang),
  percent(rate, lang),
  percent(low, lang),
  percent(high, lang),
]

/** The end of the axis: the next tenth above everything drawn. */
function scaleTop(groups: readonly Group[], overall = 0): number {
  const highest = Math.max(overall, ...groups.filter(isMeasured).map(group => group.high))
  return Math.min(1, Math.max(0.1, Math.ceil(highest * 10) / 10))
}

type Scale = { readonly x: (rate: number) => string; readonly overall?: number }

function dot({ group, n, rate, low, high }: Measured, { x, overall }: Scale, lang?: string): Html {
  const value = `${percent(rate, lang)} (${percent(low, lang)} to ${percent(high, lang)}), ${wholeNumber(n, lang)} people`
  const level =
    overall === undefined ? '' : html`<path class="level" vector-effect="non-scaling-stroke" d="M${x(overall)} 0V10"/>`
  // Strokes keep their width while the drawing stretches, so a line of no length is a round dot.
  return html`<li><span>${group}</span><span class="value">${value}</span><svg role="img" aria-label="${group}: ${value}" viewBox="0 0 100 10" preserveAspectRatio="none"><rect class="ground" width="100" height="10"/>${level}<path class="reach" vector-effect="non-scaling-stroke" d="M${x(low)} 5H${x(high)}"/><path class="dot" vector-effect="non-scaling-stroke" d="M${x(rate)} 5h0"/></svg></li>`
}

const untold = ({ group }: Hidden, hidden: string): Html =>
  html`<li><span>${group}</span><span class="value muted">${hidden}</span></li>`
