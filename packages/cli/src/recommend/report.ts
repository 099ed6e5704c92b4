import { coverage, gini } from '@candor/fairness'
import { exposureError, exposureOf, type FoldResult, type Summary, shownAt, summariseFolds } from '@candor/recommender'
import type { Tried } from './folds.ts'
import type { Groups } from './groups-file.ts'

type Numbers = { readonly [measure: string]: number | null }
type Intervals = { readonly [measure: string]: readonly [low: number, high: number] }

export type FoldReport = {
  readonly fold: number
  readonly users: number
  readonly trained: number
  readonly targets: number
  readonly metrics: Numbers
}

export type GroupReport = {
  readonly group: string
  readonly users: number
  /** Absent below ten users: their mean would say more of chance than of the group. */
  readonly metrics?: Numbers
  readonly intervals?: Intervals
  readonly hidden?: string
}

export type Report = {
  readonly users: number
  readonly metrics: Numbers
  readonly intervals: Intervals
  readonly folds: readonly FoldReport[]
  readonly groups: readonly GroupReport[]
  readonly withoutHistory: number
}

const fewest = 10

/** Puts together what came out of the folds, over all users and by group. */
export function reportOf(tried: readonly Tried[], items: number, groups: Groups | undefined): Report {
  const results = tried.map(({ result }) => result)
  const all = summariseFolds(results)
  const shown = exposures(results, items)
  return {
    users: all.users,
    metrics: { ...numbersOf(all), ...shown },
    intervals: { ...intervalsOf(all), ...exposureIntervals(shown, exposureError(results, items)) },
    folds: tried.map(({ result, trained, targets }, fold) => ({
      fold,
      users: result.users.length,
      trained,
      targets,
      metrics: { ...numbersOf(summariseFolds([result])), ...exposures([result], items) },
    })),
    groups: (groups?.names ?? []).map((group, number) =>
      groupReport(group, results, items, user => groups?.of[user] === number),
    ),
    withoutHistory: results.reduce((sum, { withoutHistory }) => sum + withoutHistory, 0),
  }
}

function groupReport(
  group: string,
  results: readonly FoldResult[],
  items: number,
  belongs: (user: number) => boolean,
): GroupReport {
  const summary = summariseFolds(results, belongs)
  const { users } = summary
  if (users < fewest) return { group, users, hidden: `fewer than ${fewest} users` }
  const shown = exposures(results, items, belongs)
  return {
    group,
    users,
    metrics: { ...numbersOf(summary), ...shown },
    intervals: { ...intervalsOf(summary), ...exposureIntervals(shown, exposureError(results, items, belongs)) },
  }
}

const numbersOf = ({ measures }: Summary): Numbers =>
  Object.fromEntries([...measures].map(([name, { value }]) => [name, value]))

/** Nothing measured here is below 0, and recall and NDCG are at most 1: intervals end there. */
const intervalsOf = ({ measures }: Summary): Intervals =>
  Object.fromEntries(
    [...measures].flatMap(([name, { interval }]) => {
      if (interval === undefined) return []
      const most = /^(recall|ndcg)/.test(name) ? 1 : Number.POSITIVE_INFINITY
      return [[name, [Math.max(0, interval[0]), Math.min(most, interval[1])] as const]]
    }),
  )

/** Coverage and Gini of the lists of 20 over all items: of each fold in which there are lists, then the mean. */
function exposures(results: readonly FoldResult[], items: number, belongs?: (user: number) => boolean): Numbers {
  const shown = results
    .map(result => exposureOf(result, items, belongs))
    .filter(counts => counts.some(count => count > 0))
  const mean = (of: (counts: Float64Array) => number | undefined): number | null => {
    const values = shown.flatMap(counts => of(counts) ?? [])
    return values.length === 0 ? null : values.reduce((a, b) => a + b, 0) / values.length
  }
  return { [`coverage@${shownAt}`]: mean(coverage), [`gini@${shownAt}`]: mean(gini) }
}

function exposureIntervals(shown: Numbers, error: ReturnType<typeof exposureError>): Intervals {
  const around = (name: string, half: number | undefined): Intervals => {
    const value = shown[name]
    return half === undefined || typeof value !== 'number'
      ? {}
      : { [name]: [Math.max(0, value - half), Math.min(1, value + half)] }
  }
  return { ...around(`coverage@${shownAt}`, error?.coverage), ...around(`gini@${shownAt}`, error?.gini) }
}
