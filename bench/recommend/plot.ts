import { readFileSync, writeFileSync } from 'node:fs'
import type { BenchResult } from '../result.ts'

/** Draws training time against items as `candor bench recommend --json` measured it: `node bench/recommend/plot.ts RESULTS.json PICTURE.svg`. */
const [from = '', to = ''] = process.argv.slice(2)
const results: readonly BenchResult[] = JSON.parse(readFileSync(from, 'utf8'))

const points = results.flatMap(({ name, value, baseline }) => {
  const items = /^recommend train (\d+) items$/.exec(name)?.[1]
  return items === undefined ? [] : [{ items: Number(items), value, baseline }]
})

const [width, height, left, right, top, bottom] = [520, 280, 64, 120, 28, 44]
const sizes = points.map(({ items }) => items)
const seconds = points.flatMap(({ value, baseline }) => [value, baseline])
// Both axes are logarithmic: what grows with the cube of the items is a straight line.
const [low, high] = [
  10 ** Math.floor(Math.log10(Math.min(...seconds))),
  10 ** Math.ceil(Math.log10(Math.max(...seconds))),
]
const along = (value: number, least: number, most: number): number => Math.log(value / least) / Math.log(most / least)
const x = (items: number): number =>
  Math.round(left + along(items, Math.min(...sizes), Math.max(...sizes)) * (width - left - right))
const y = (value: number): number => Math.round(height - bottom - along(value, low, high) * (height - top - bottom))

const decades = Array.from({ length: Math.round(Math.log10(high / low)) + 1 }, (_, at) => low * 10 ** at)
const line = (of: (point: (typeof points)[number]) => number): string =>
  points.map(point => `${x(point.items)},${y(of(point))}`).join(' ')
const last = points.at(-1)!
const said = points
  .map(({ items, value, baseline }) => `${items} items ${value.toFixed(2)} s, bare ${baseline.toFixed(2)} s`)
  .join('; ')

writeFileSync(
  to,
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" font-family="system-ui, sans-serif" font-size="11" color="#4a5568" fill="currentColor">
<title>CPU seconds of training EDLAE by number of items, both axes logarithmic</title>
<desc>${said}</desc>
<style>@media (prefers-color-scheme: dark) { svg { color: #cbd5e0 } }</style>
<text x="${left}" y="16" font-weight="bold">CPU seconds of training</text>
${decades.map(value => `<text x="${left - 6}" y="${y(value) + 4}" text-anchor="end">${Number(value.toPrecision(1))}</text><path d="M${left} ${y(value)}H${width - right}" stroke="currentColor" stroke-opacity=".2"/>`).join('\n')}
${sizes.map(items => `<text x="${x(items)}" y="${height - 24}" text-anchor="middle">${items}</text>`).join('\n')}
<text x="${(left + width - right) / 2}" y="${height - 6}" text-anchor="middle">items</text>
<polyline points="${line(({ value }) => value)}" fill="none" stroke="currentColor" stroke-width="2"/>
<polyline points="${line(({ baseline }) => baseline)}" fill="none" stroke="currentColor" stroke-dasharray="4 3"/>
${points.map(({ items, value }) => `<circle cx="${x(items)}" cy="${y(value)}" r="3"/>`).join('\n')}
<text x="${x(last.items) + 8}" y="${y(last.value) - 2}">training</text>
<text x="${x(last.items) + 8}" y="${y(last.baseline) + 12}">products alone</text>
</svg>
`,
)
