import { readFileSync, writeFileSync } from 'node:fs'
import type { BenchResult } from '../result.ts'

/** Draws what `candor bench monitoring --json` measured: `node bench/monitoring/plot.ts RESULTS.json PICTURE.svg`. */
const [from = '', to = ''] = process.argv.slice(2)
const results: readonly BenchResult[] = JSON.parse(readFileSync(from, 'utf8'))

type Point = { readonly ratio: number; readonly median: number; readonly slow: number; readonly fixed: number }

const points: readonly Point[] = results.flatMap(({ name, value, baseline, conditions }) => {
  const ratio = /^monitoring: decisions to alarm at ratio ([.\d]+)$/.exec(name)?.[1]
  const slow = Number(/four fifths had alarmed by (\d+)/.exec(conditions)?.[1])
  return ratio === undefined ? [] : [{ ratio: Number(ratio), median: value, slow, fixed: baseline }]
})

const [width, height, left, right, top, bottom] = [640, 320, 76, 150, 20, 48]
const [decades, lowest] = [3, 100]
const ratios = points.map(({ ratio }) => ratio)
const [smallest, largest] = [Math.min(...ratios), Math.max(...ratios)]

const x = (ratio: number): number =>
  Math.round(left + 12 + ((ratio - smallest) / (largest - smallest)) * (width - left - right - 24))
const y = (decisions: number): number =>
  Math.round(height - bottom - (Math.log10(decisions / lowest) / decades) * (height - top - bottom))

const at = (place: Point, key: 'median' | 'slow' | 'fixed') => ({ cx: x(place.ratio), cy: y(place[key]) })

// Told apart by line and mark, not by color alone.
const series = [
  {
    key: 'slow',
    label: 'watched: four fifths',
    dash: ' stroke-dasharray="2 4"',
    mark: (cx: number, cy: number) => `<path d="M${cx - 5} ${cy + 4}h10l-5 -9z"/>`,
  },
  {
    key: 'median',
    label: 'watched: half',
    dash: '',
    mark: (cx: number, cy: number) => `<circle cx="${cx}" cy="${cy}" r="4"/>`,
  },
  {
    key: 'fixed',
    label: 'fixed sample',
    dash: ' stroke-dasharray="6 4"',
    mark: (cx: number, cy: number) =>
      `<rect x="${cx - 3.5}" y="${cy - 3.5}" width="7" height="7" fill="none" stroke="currentColor" stroke-width="1.5"/>`,
  },
] as const

function line({ key, label, dash, mark }: (typeof series)[number], index: number): string {
  const places = points.map(point => at(point, key))
  const last = at(
    points.reduce((most, point) => (point.ratio > most.ratio ? point : most)),
    'median',
  )
  return [
    `<polyline points="${places.map(({ cx, cy }) => `${cx},${cy}`).join(' ')}" fill="none" stroke="currentColor" stroke-width="2"${dash}/>`,
    ...places.map(({ cx, cy }) => mark(cx, cy)),
    `<text x="${last.cx + 14}" y="${last.cy - 26 + 18 * (index + 1)}">${label}</text>`,
  ].join('\n')
}

const grid = Array.from({ length: decades + 1 }, (_, decade) => lowest * 10 ** decade).map(
  decisions =>
    `<text x="${left - 8}" y="${y(decisions) + 4}" text-anchor="end">${decisions.toLocaleString('en-US')}</text><path d="M${left} ${y(decisions)}H${width - right}" stroke="currentColor" stroke-opacity=".2"/>`,
)
const marks = ratios.map(
  ratio => `<text x="${x(ratio)}" y="${height - bottom + 18}" text-anchor="middle">${ratio}</text>`,
)
const said = points
  .map(
    ({ ratio, median, slow, fixed }) =>
      `ratio ${ratio}: half by ${median}, four fifths by ${slow}, fixed sample ${fixed}`,
  )
  .join('; ')

writeFileSync(
  to,
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title desc" font-family="system-ui, sans-serif" font-size="12" color="#2d3748" fill="currentColor">
<title id="title">Decisions until the alarm, by the true ratio of selection rates</title>
<desc id="desc">Logarithmic scale. Decisions by which half and four fifths of streams had alarmed, with a look at every decision, tolerance .95, alpha .05, base rate .2, beside a test of fixed size with power .8. ${said}</desc>
<style>@media (prefers-color-scheme: dark) { svg { color: #e2e8f0 } }</style>
${grid.join('\n')}
${marks.join('\n')}
<text x="${(left + width - right) / 2}" y="${height - 8}" text-anchor="middle">true ratio of selection rates, group to reference</text>
<text transform="translate(14 ${(top + height - bottom) / 2}) rotate(-90)" text-anchor="middle">decisions</text>
${series.map(line).join('\n')}
</svg>
`,
)
