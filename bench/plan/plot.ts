import { readFileSync, writeFileSync } from 'node:fs'
import type { BenchResult } from '../result.ts'

/** Draws what `candor bench plan --json` measured of the cost of a plan: `node bench/plan/plot.ts RESULTS.json PICTURE.svg`. */
const [from = '', to = ''] = process.argv.slice(2)
const results: readonly BenchResult[] = JSON.parse(readFileSync(from, 'utf8'))

type Point = { readonly size: number; readonly cost: number }

const [width, height, left, top, right] = [250, 180, 40, 34, 20]
const kinds = ['customers', 'packs', 'contacts'] as const
type Kind = (typeof kinds)[number]
/** Told apart by dashes and marks, and not by color. */
const engines = [
  { engine: 'sqlite', name: 'SQLite', dashes: '' },
  { engine: 'postgres', name: 'PostgreSQL', dashes: ' stroke-dasharray="5 3"' },
] as const
type Engine = (typeof engines)[number]

const pointsOf = (what: Kind, { engine }: Engine): readonly Point[] =>
  results
    .flatMap(({ name, value }) => {
      const size = new RegExp(`^plan cost with ([\\d.]+) ${what} on ${engine}$`).exec(name)?.[1]
      return size === undefined ? [] : [{ size: Number(size), cost: value }]
    })
    .toSorted((a, b) => a.size - b.size)

const figure = (size: number): string =>
  size >= 1_000_000 ? `${size / 1_000_000} M` : size >= 1_000 ? `${size / 1_000} k` : String(size)

function chart(what: Kind, place: number): string {
  const all = engines.flatMap(engine => pointsOf(what, engine))
  const widest = Math.max(...all.map(({ size }) => size))
  const highest = Math.ceil(Math.max(...all.map(({ cost }) => cost)))
  const x = (size: number): number => Math.round(left + (size / widest) * (width - left - right))
  const y = (cost: number): number => Math.round(top + (1 - cost / highest) * (height - top - 34))
  const scale = [0, highest / 2, highest].map(
    cost =>
      `<text x="${left - 6}" y="${y(cost) + 4}" text-anchor="end">${cost}</text><path d="M${left} ${y(cost)}H${width - right}" stroke="currentColor" stroke-opacity=".2"/>`,
  )
  // What would overlap is left out: the points stand in the description.
  const sizes = [...new Set(all.map(({ size }) => size))].toSorted((a, b) => b - a)
  const apart = sizes.filter((size, i) => i === 0 || x(sizes[i - 1]!) - x(size) > 24)
  return [
    `<g transform="translate(${place * width} 0)">`,
    `<text x="${left}" y="16" font-weight="bold">${what}</text>`,
    ...scale,
    ...engines.map(engine => lineOf(pointsOf(what, engine), engine, x, y)),
    ...apart.map(size => `<text x="${x(size)}" y="${height - 16}" text-anchor="middle">${figure(size)}</text>`),
    '</g>',
  ].join('\n')
}

function lineOf(
  points: readonly Point[],
  { dashes }: Engine,
  x: (size: number) => number,
  y: (cost: number) => number,
): string {
  const line = points.map(({ size, cost }) => `${x(size)},${y(cost)}`).join(' ')
  const marks = points.map(({ size, cost }) =>
    dashes === ''
      ? `<circle cx="${x(size)}" cy="${y(cost)}" r="3"/>`
      : `<path d="M${x(size)} ${y(cost) - 4}l4 4-4 4-4-4z"/>`,
  )
  return `<polyline points="${line}" fill="none" stroke="currentColor" stroke-width="2"${dashes}/>\n${marks.join('\n')}`
}

const said = kinds
  .flatMap(what =>
    engines.map(engine => {
      const points = pointsOf(what, engine).map(({ size, cost }) => `${figure(size)} ${cost}`)
      return `${what} on ${engine.name}: ${points.join(', ')}`
    }),
  )
  .join('; ')

const legend = engines
  .map(
    ({ name, dashes }, i) =>
      `<g transform="translate(${left + i * 110} ${height + 4})"><path d="M0 0h26" stroke="currentColor" stroke-width="2"${dashes}/>${dashes === '' ? '<circle cx="13" cy="0" r="3"/>' : '<path d="M13-4l4 4-4 4-4-4z"/>'}<text x="32" y="4">${name}</text></g>`,
  )
  .join('\n')

writeFileSync(
  to,
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width * kinds.length} ${height + 16}" role="img" font-family="system-ui, sans-serif" font-size="11" color="#4a5568" fill="currentColor">
<title>CPU seconds of one plan, from the start of its process, by number of customers, packs of rules and past contacts</title>
<desc>${said}</desc>
<style>@media (prefers-color-scheme: dark) { svg { color: #cbd5e0 } }</style>
${kinds.map(chart).join('\n')}
${legend}
</svg>
`,
)
