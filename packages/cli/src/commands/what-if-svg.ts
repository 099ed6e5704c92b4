import type { WhatIf } from '@candor/contract'
import { labelOf } from './what-if-label.ts'

const [width, height] = [720, 320]
const edge = { left: 70, right: 20, top: 20, bottom: 40 }

/**
 * The curves as a picture that says in words what it shows: a solid line with dots for the present policy, a dashed one with squares
 * for the other. Its colours follow what the reader's system asks for.
 */
export function curveSvg({ campaign, now, other }: WhatIf): string {
  const most = Math.max(1, ...now.points.map(point => point.planned))
  const lines = [
    curve(now.points, most, { name: 'present', dashed: false }),
    ...(other ? [curve(other.points, most, { name: 'other', dashed: true })] : []),
  ]
  const table = now.points.map(
    (point, i) =>
      `${labelOf(point, now.points)}: ${point.sent} of ${point.planned}${other ? `, under the other policy ${other.points[i]?.sent ?? 0}` : ''}`,
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title desc">
<title id="title">How many ${escaped(campaign)} would reach</title>
<desc id="desc">${escaped(table.join('; '))}.</desc>
<style>
  :root { color: #1b1b1b; background: #fff }
  @media (prefers-color-scheme: dark) { :root { color: #eee; background: #161616 } }
  text { font: 14px system-ui, sans-serif; fill: currentColor }
  path, line { stroke: currentColor; stroke-width: 2; fill: none }
  .axis { stroke-width: 1 }
  circle, rect { fill: currentColor }
</style>
<line class="axis" x1="${edge.left}" y1="${height - edge.bottom}" x2="${width - edge.right}" y2="${height - edge.bottom}"/>
<line class="axis" x1="${edge.left}" y1="${edge.top}" x2="${edge.left}" y2="${height - edge.bottom}"/>
<text x="${edge.left - 8}" y="${edge.top + 5}" text-anchor="end">${most}</text>
<text x="${edge.left - 8}" y="${height - edge.bottom + 5}" text-anchor="end">0</text>
<text x="${edge.left}" y="${height - 12}">${escaped(labelOf(now.points[0]!, now.points))}</text>
${now.points.length > 1 ? `<text x="${width - edge.right}" y="${height - 12}" text-anchor="end">${escaped(labelOf(now.points.at(-1)!, now.points))}</text>` : ''}
${lines.join('\n')}
</svg>
`
}

type Points = WhatIf['now']['points']

function curve(
  points: Points,
  most: number,
  { name, dashed }: { readonly name: string; readonly dashed: boolean },
): string {
  const x = (i: number): number =>
    edge.left + (points.length === 1 ? 0.5 : i / (points.length - 1)) * (width - edge.left - edge.right)
  const y = (sent: number): number => height - edge.bottom - (sent / most) * (height - edge.top - edge.bottom)
  const at = points.map((point, i) => [round(x(i)), round(y(point.sent))] as const)
  const marks = at.map(([cx, cy]) =>
    dashed ? `<rect x="${cx - 3}" y="${cy - 3}" width="6" height="6"/>` : `<circle cx="${cx}" cy="${cy}" r="3.5"/>`,
  )
  const [, last] = at.at(-1)!
  return `<path d="M${at.map(([px, py]) => `${px} ${py}`).join('L')}"${dashed ? ' stroke-dasharray="6 5"' : ''}/>${marks.join('')}
<text x="${width - edge.right}" y="${last - 8}" text-anchor="end">${name}</text>`
}

const round = (number: number): number => Math.round(number * 10) / 10

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
