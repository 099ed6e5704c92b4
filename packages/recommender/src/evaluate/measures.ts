/** What is measured of one list: the share of what was to be found, and how far up it stands. */
export const cuts = [5, 10, 20, 50, 100] as const
export const deepest = 100
/** The cut at which lists are looked at as a whole: coverage, exposure, popularity, calibration. */
export const shownAt = 20

export const measureNames: readonly string[] = [
  ...cuts.map(cut => `recall@${cut}`),
  ...cuts.map(cut => `ndcg@${cut}`),
  `popularity@${shownAt}`,
  `calibration@${shownAt}`,
]

const discounts = Float64Array.from({ length: deepest }, (_, at) => 1 / Math.log2(at + 2))
/** The best sum of discounts that so many targets can reach. */
const ideal = Float64Array.from({ length: deepest + 1 }, (_, n) => discounts.subarray(0, n).reduce((a, b) => a + b, 0))

/**
 * Recall and NDCG of one list at every cut, written into `into`: recall@k = hits / min(k, |T|); NDCG@k binary, a hit at rank r
 * counts 1 / log2(r + 1), over the best that min(k, |T|) hits could reach. `isTarget` marks T, which is not empty.
 */
export function measureRanks(list: Int32Array, isTarget: Uint8Array, targets: number, into: Float64Array): void {
  cuts.forEach((cut, number) => {
    let [hits, gain] = [0, 0]
    for (let at = 0; at < Math.min(cut, list.length); at++) {
      if (isTarget[list[at]!] !== 1) continue
      hits++
      gain += discounts[at]!
    }
    into[number] = hits / Math.min(cut, targets)
    into[cuts.length + number] = gain / ideal[Math.min(cut, targets)]!
  })
}

/** The mean number of people, in training, who chose the items of a list; NaN for an empty list. */
export function meanPopularity(list: Int32Array, popularity: Float64Array): number {
  let sum = 0
  for (const item of list) sum += popularity[item]!
  return sum / list.length
}

/** Categories of items: those of item i are `values[starts[i]]` to before `starts[i + 1]`, of `count` in all. */
export type Categories = { readonly starts: Int32Array; readonly values: Int32Array; readonly count: number }

const alpha = 0.01

/**
 * Miscalibration (Steck, RecSys 2018): KL from the categories of the history p to those of the list, q smoothed to
 * .99 q + .01 p, in nats. An item counts one, split evenly over its categories. NaN where history or list has no category at all.
 */
export function miscalibration(history: Int32Array, list: Int32Array, categories: Categories): number {
  const [p, q] = [sharesOf(history, categories), sharesOf(list, categories)]
  if (p === undefined || q === undefined) return Number.NaN
  let sum = 0
  for (let g = 0; g < p.length; g++)
    if (p[g]! > 0) sum += p[g]! * Math.log(p[g]! / ((1 - alpha) * q[g]! + alpha * p[g]!))
  return Math.max(0, sum)
}

function sharesOf(list: Int32Array, { starts, values, count }: Categories): Float64Array | undefined {
  const shares = new Float64Array(count)
  let known = 0
  for (const item of list) {
    const [from, to] = [starts[item]!, starts[item + 1]!]
    if (from < to) known++
    for (let at = from; at < to; at++) shares[values[at]!]! += 1 / (to - from)
  }
  return known === 0 ? undefined : shares.map(share => share / known)
}
