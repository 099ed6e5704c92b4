import { readFileSync, writeFileSync } from 'node:fs'
import type { BenchResult } from '../result.ts'

/** Draws what `candor bench gate --json` measured of the cost of a verdict: `node bench/gate/plot.ts RESULTS.json PICTURE.svg`. */
const [from = '', to = ''] = process.argv.slice(2)
const results: readonly BenchResult[] = JSON.parse(readFileSync(from, 'utf8'))

type Point = { readonly size: number; readonly cost: number }

const [width, height, left, top] = [240, 160, 44, 28]

const pointsOf = (what: string): readonly Point[] =>
  results.flatMap(({ name, value }) => {
    const size = new RegExp(`^gate cost with (\\d+) ${what}$`).exec(name)?.[1]
    return size === undefined ? [] : [{ size: Number(size), cost: value }]
  })

const kinds = ['packs', 'contacts', 'choices'] as const
const highest = Math.ceil(Math.max(...kinds.flatMap(pointsOf).map(({ cost }) => cost)) / 1000) * 1000

function chart(what: (typeof kinds)[number], place: number): string {
  const points = pointsOf(what)
  const widest = Math.max(...points.map(({ size }) => size))
  const x = (size: number): number => Math.round(left + (size / widest) * (width - left - 16))
  const y = (cost: number): number => Math.round(top + (1 - cost / highest) * (height - top - 32))
  const line = points.map(({ size, cost }) => `${x(size)},${y(cost)}`).join(' ')
  const marks = points.map(({ size, cost }) => `<circle cx="${x(size)}" cy="${y(cost)}" r="3"/>`)
  const sizes = points.map(({ size }) => `<text x="${x(size)}" y="${height - 18}" text-anchor="middle">${size}</text>`)
  return [
    `<g transform="translate(${place * width} 0)">`,
    `<text x="${left}" y="16" font-weight="bold">${what}</text>`,
    ...[0, highest / 2, highest].map(
      cost =>
        `<text x="${left - 6}" y="${y(cost) + 4}" text-anchor="end">${cost / 1000}</text><path d="M${left} ${y(cost)}H${width - 12}" stroke="currentColor" stroke-opacity=".2"/>`,
    ),
    `<polyline points="${line}" fill="none" stroke="currentColor" stroke-width="2"/>`,
    ...marks,
    ...sizes,
    '</g>',
  ].join('\n')
}

const said = kinds
  .map(
    what =>
      `${what}: ${pointsOf(what)
        .map(({ size, cost }) => `${size} ${(cost / 1000).toFixed(1)}`)
        .join(', ')}`,
  )
  .join('; ')

writeFileSync(
  to,
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width * 3} ${height}" role="img" font-family="system-ui, sans-serif" font-size="11" color="#4a5568" fill="currentColor">
<title>CPU microseconds of one verdict by number of packs, past contacts and choices</title>
<desc>${said}</desc>
<style>@media (prefers-color-scheme: dark) { svg { color: #cbd5e0 } }</style>
${kinds.map(chart).join('\n')}
</svg>
`,
)
