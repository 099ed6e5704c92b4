import type { Group, Shown } from '@candor/fairness'
import { count } from '../../terminal/numbers.ts'
import { share } from '../sentences.ts'
import { html, type Markup } from './markup.ts'

/** More groups than this are not drawn; the table has them. */
const mostDrawn = 40

export type Plot = {
  readonly id: string
  readonly title: string
  readonly description: string
  readonly groups: readonly Group[]
  /** Rate of everybody together, as a dashed line. */
  readonly overall: number | undefined
}

/** Lines of text a group takes: its name and rate, and the interval below. */
const linesEach = 2.6

/**
 * Rates with their intervals: a dot on a line under each group's name. Across, places are percentages, and down they are in the size of the
 * text, so that the letters stay as large as the reader wants them on any screen.
 */
export function plot({ id, title, description, groups, overall }: Plot): Markup | undefined {
  const drawn = groups.slice(0, mostDrawn)
  if (!drawn.some(group => !group.hidden)) return undefined
  const top = scaleTop(drawn, overall ?? 0)
  const height = drawn.length * linesEach + 1.8
  const x = (rate: number): string => `${(1 + (rate / top) * 98).toFixed(2)}%`
  const level =
    overall === undefined
      ? undefined
      : html`<line class="level" x1="${x(overall)}" x2="${x(overall)}" y1="0" y2="${height - 1.6}em"/>`
  const more =
    groups.length > mostDrawn ? html` Drawn are the first ${mostDrawn} of ${count(groups.length)} groups.` : undefined
  return html`<figure>
<svg role="img" aria-labelledby="${id}-title ${id}-desc" width="100%" height="${height.toFixed(1)}em">
<title id="${id}-title">${title}</title>
<desc id="${id}-desc">${description}</desc>
${level}
${drawn.map((group, at) => row(group, at * linesEach, x))}
<line class="axis" x1="1%" x2="99%" y1="${(height - 1.5).toFixed(1)}em" y2="${(height - 1.5).toFixed(1)}em"/>
<text x="1%" y="${(height - 0.3).toFixed(1)}em">0%</text>
<text x="99%" y="${(height - 0.3).toFixed(1)}em" text-anchor="end">${share(top)}</text>
</svg>
<figcaption>Dot: the rate. Line: its 95% interval. Dashed: everybody together.${more}</figcaption>
</figure>`
}

function row(group: Group, y: number, x: (rate: number) => string): Markup {
  const name = group.group.length > 24 ? `${group.group.slice(0, 23)}…` : group.group
  const at = (offset: number): string => `${(y + offset).toFixed(1)}em`
  if (group.hidden) return html`<text x="1%" y="${at(1.2)}">${name}: hidden</text>`
  const { metrics, interval } = group
  if (interval === undefined || metrics.selectionRate === undefined)
    return html`<text x="1%" y="${at(1.2)}">${name}: nobody</text>`
  const [middle, low, high] = [x(metrics.selectionRate), x(interval[0]), x(interval[1])]
  return html`<text x="1%" y="${at(1.2)}">${name}: ${share(metrics.selectionRate)}</text><line class="reach" x1="${low}" x2="${high}" y1="${at(1.9)}" y2="${at(1.9)}"/><circle class="dot" cx="${middle}" cy="${at(1.9)}" r="0.35em"/>`
}

/** The end of the axis: the next tenth above everything drawn. */
function scaleTop(groups: readonly Group[], overall: number): number {
  const highest = groups
    .filter((group): group is Shown => !group.hidden)
    .reduce((most, { interval }) => Math.max(most, interval?.[1] ?? 0), overall)
  return Math.min(1, Math.max(0.1, Math.ceil(highest * 10) / 10))
}
