import { crossed } from '../cube/cells.ts'
import { countsOf, type GroupCounts } from '../cube/group-counts.ts'
import { rates } from '../metrics/group-metrics.ts'
import { hiddenCells } from '../suppression/hidden-cells.ts'
import { type Sorted, sort } from './attributes.ts'
import { type Judgement, judge } from './judge.ts'
import { hasClusters, type Question } from './question.ts'
import { type Group, groupOf } from './shown-group.ts'

/** Two attributes crossed. */
export type Intersection = {
  readonly attributes: readonly [string, string]
  /** Combinations that somebody has, of groups that are shown themselves; positions in the two attributes' groups beside each. */
  readonly groups: readonly (Group & { readonly of: readonly [number, number] })[]
  /** Positions in `groups` that are compared. */
  readonly compared: readonly number[]
  readonly judgement: Judgement | undefined
  /** Why nothing is shown. */
  readonly withheld:
    | 'too many combinations'
    | 'nothing less protects'
    | 'people are not counted in combinations'
    | undefined
}

type Cell = { readonly a: number; readonly b: number; readonly counts: GroupCounts; readonly hidden: boolean }

/** Crosses each two attributes. Their comparisons are explored, not declared, so they are one family by false discovery (Benjamini–Hochberg). */
export function auditIntersections(question: Question): Intersection[] {
  const { attributes, thresholds } = question
  const sorted = attributes.map((attribute, at) => sort(question, attribute, at))
  const tables = attributes.flatMap((_, a) =>
    attributes.flatMap((_, b) => (b > a ? [{ a, b, cells: cellsOf(question, sorted, a, b) }] : [])),
  )
  const shown = tables.map(({ cells }) => (typeof cells === 'string' ? [] : cells.filter(cell => !cell.hidden)))
  const judgements = judge(
    shown.map(cells => ({ rates: cells.map(cell => rates.selectionRate(cell.counts)) })),
    'benjamini-hochberg',
    thresholds,
  )
  return tables.map(({ a, b, cells }, at) => intersectionOf(question, [a, b], cells, judgements[at]))
}

function cellsOf(
  question: Question,
  sorted: readonly Sorted[],
  first: number,
  second: number,
): Cell[] | NonNullable<Intersection['withheld']> {
  // How many people a combination has is known of decisions alone, and hiding few people needs to know.
  if (hasClusters(question)) return 'people are not counted in combinations'
  const cells = crossed(question.cube, first, second)
  const [one, two] = [sorted[first]!, sorted[second]!]
  const isTooMany = question.attributes[first]!.tooMany || question.attributes[second]!.tooMany
  if (cells === undefined || isTooMany) return 'too many combinations'
  const [rows, columns] = [one.allCounts.length, two.allCounts.length]
  const allCounts = Array.from({ length: rows * columns }, (_, at) =>
    countsOf(cells(Math.floor(at / columns) + 1, (at % columns) + 1)),
  )
  const n = (row: number, column: number): number => allCounts[row * columns + column]!.n
  const hidden = hiddenCells({ rows, columns, n, hiddenRows: one.hidden, hiddenColumns: two.hidden }, question.least)
  if (hidden === 'all') return 'nothing less protects'
  return allCounts.flatMap((counts, at) => {
    const [a, b] = [Math.floor(at / columns), at % columns]
    const isTold = counts.n > 0 && !one.hidden[a] && !two.hidden[b]
    return isTold ? [{ a, b, counts, hidden: hidden[at]! }] : []
  })
}

function intersectionOf(
  { attributes }: Question,
  [a, b]: readonly [number, number],
  cells: Cell[] | NonNullable<Intersection['withheld']>,
  judgement: Judgement | undefined,
): Intersection {
  const names = [attributes[a]!.name, attributes[b]!.name] as const
  if (typeof cells === 'string')
    return { attributes: names, groups: [], compared: [], judgement: undefined, withheld: cells }
  const groups = cells.map(cell => ({
    ...groupOf(`${attributes[a]!.groups[cell.a]} | ${attributes[b]!.groups[cell.b]}`, cell.counts, cell.hidden),
    of: [cell.a, cell.b] as const,
  }))
  const compared = cells.flatMap((cell, at) => (cell.hidden ? [] : [at]))
  return { attributes: names, groups, compared, judgement, withheld: undefined }
}
