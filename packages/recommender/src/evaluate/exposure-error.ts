import type { FoldResult } from './fold.ts'
import { studentPoint } from './interval.ts'
import { exposureOf } from './summary.ts'

type Belongs = (user: number) => boolean

/** Half the width of the intervals of 95 % of coverage and Gini index. */
export type ExposureError = { readonly coverage: number; readonly gini: number }

/**
 * How far coverage and Gini index of the lists of a group (absent: all), as the mean over folds, would swing with other people: the
 * jackknife (Efron and Stein 1981), which leaves out one person after another with all folds they are in. Both hold for as many
 * lists as there are: with more of them coverage grows, whatever the interval. `undefined` for fewer than two people.
 */
export function exposureError(
  folds: readonly FoldResult[],
  items: number,
  belongs: Belongs = () => true,
): ExposureError | undefined {
  const tried = folds.filter(({ users }) => users.some(belongs))
  const parts = new Map<number, [coverage: number, gini: number]>()
  for (const fold of tried) {
    const changeOf = changes(exposureOf(fold, items, belongs))
    const length = fold.lists.length / fold.users.length
    fold.users.forEach((user, at) => {
      if (!belongs(user)) return
      const own = parts.get(user) ?? [0, 0]
      const { coverage, gini } = changeOf(fold.lists.subarray(at * length, (at + 1) * length).filter(item => item >= 0))
      parts.set(user, [own[0] + coverage / tried.length, own[1] + gini / tried.length])
    })
  }
  const all = [...parts.values()]
  if (all.length < 2) return undefined
  const half = (which: 0 | 1) => studentPoint(all.length - 1) * jackknife(all.map(part => part[which]))
  return { coverage: half(0), gini: half(1) }
}

/**
 * What coverage and Gini index lose without one list. The Gini index is D / (n Σ counts) with D the sum of the differences of all
 * pairs; one showing less changes D by the items shown at least as often less those shown more rarely, but two items of the list
 * that are shown equally often stay together.
 */
function changes(counts: Float64Array): (list: Int32Array) => ExposureError {
  const n = counts.length
  const sorted = counts.toSorted()
  const below = new Map<number, number>()
  let [sum, apart] = [0, 0]
  sorted.forEach((count, at) => {
    if (!below.has(count)) below.set(count, at)
    sum += count
    apart += (2 * (at + 1) - n - 1) * count
  })
  return list => {
    const shown = Array.from(list, item => counts[item]!)
    const ties = shown.reduce((all, count, at) => all + shown.slice(0, at).filter(other => other === count).length, 0)
    const moved = shown.reduce((all, count) => all + n - 1 - 2 * below.get(count)!, 0) - 2 * ties
    const left = sum - list.length
    return {
      coverage: shown.filter(count => count === 1).length / n,
      // Nothing is shown to anybody else: there is no index without this list to compare with.
      gini: left === 0 ? 0 : apart / (n * sum) - (apart + moved) / (n * left),
    }
  }
}

/** The standard error from what each person changes by being left out. */
function jackknife(parts: readonly number[]): number {
  const n = parts.length
  const mean = parts.reduce((a, b) => a + b, 0) / n
  return Math.sqrt(((n - 1) / n) * parts.reduce((sum, part) => sum + (part - mean) ** 2, 0))
}
