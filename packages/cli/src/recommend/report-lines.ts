import { count, counted } from '../terminal/numbers.ts'
import type { GroupReport, Report } from './report.ts'

type Told = Omit<Report, 'withoutHistory'> & {
  readonly protocol: string
  readonly model: string
  readonly parameters: object
  readonly data: { readonly items: number; readonly interactions: number }
  readonly notes: readonly string[]
}

const columns = ['recall@20', 'ndcg@10', 'coverage@20', 'gini@20', 'popularity@20', 'calibration@20'] as const

/** The report as a small table with its notes below. */
export function reportLines({
  protocol,
  model,
  parameters,
  users,
  metrics,
  intervals,
  folds,
  groups,
  data,
  notes,
}: Told) {
  const set = Object.entries(parameters).map(([name, value]) => `${name} ${value}`)
  const people = `${counted(users, 'user')} tried, ${counted(data.items, 'item')}, ${counted(data.interactions, 'interaction')}`
  return [
    `${[model, ...set].join(', ')} under protocol ${protocol}: ${people}.`,
    '',
    ...Object.entries(metrics).map(
      ([name, value]) => `  ${name.padEnd(15)} ${figure(value)}${between(intervals[name])}`,
    ),
    ...(folds.length > 1
      ? ['', `Over ${folds.length} folds; an interval of 95 % takes people as drawn, not splits.`]
      : []),
    ...groupLines(groups),
    ...(notes.length > 0 ? [''] : []),
    ...notes,
  ]
}

function groupLines(groups: readonly GroupReport[]): string[] {
  if (groups.length === 0) return []
  const told = columns.filter(name => groups.some(({ metrics }) => metrics?.[name] !== undefined))
  const width = groups.reduce((most, { group }) => Math.max(most, group.length), 5)
  return [
    '',
    `  ${'group'.padEnd(width)}  ${'users'.padStart(7)}  ${told.map(name => name.padStart(14)).join('  ')}`,
    ...groups.map(({ group, users, metrics, hidden }) => {
      const cells = metrics === undefined ? hidden : told.map(name => figure(metrics[name]).padStart(14)).join('  ')
      return `  ${group.padEnd(width)}  ${count(users).padStart(7)}  ${cells}`
    }),
    '  The intervals of each group are in the JSON.',
  ]
}

const figure = (value: number | null | undefined): string =>
  value === null || value === undefined ? '–' : value >= 100 ? count(value) : value.toFixed(4)

const between = (interval: readonly [number, number] | undefined): string =>
  interval === undefined ? '' : `  [${figure(interval[0])}, ${figure(interval[1])}]`
