/** What a user was shown, or has in the profile: item numbers. */
export type Lists = Iterable<ArrayLike<number>>

/**
 * Average recommendation popularity: the mean over users of the mean popularity of their items (Abdollahpouri et al. 2019; of
 * profiles it is their GAP, group average popularity, when the users are of one group). Empty lists are left out; `undefined`
 * when all are.
 */
export const averagePopularity = (lists: Lists, popularity: ArrayLike<number>): number | undefined =>
  meanOfMeans(lists, item => numberOf(popularity, item))

/** Average percentage of long-tail items, as a share: the mean over users of the share of their items that are in the tail. */
export const longTailShare = (lists: Lists, isTail: ArrayLike<boolean | number>): number | undefined =>
  meanOfMeans(lists, item => {
    if (!(item >= 0 && item < isTail.length)) throw new RangeError(`There is no item ${item}.`)
    return isTail[item] ? 1 : 0
  })

/**
 * The lift in popularity from what a group of users likes to what it is shown (delta GAP): (shown - liked) / liked. 0: as
 * popular; above: recommendations are more popular than the profiles. `undefined` when either is empty or nothing is liked.
 */
export function popularityLift(profiles: Lists, shown: Lists, popularity: ArrayLike<number>): number | undefined {
  const [before, after] = [averagePopularity(profiles, popularity), averagePopularity(shown, popularity)]
  return before === undefined || after === undefined || before === 0 ? undefined : (after - before) / before
}

function meanOfMeans(lists: Lists, value: (item: number) => number): number | undefined {
  let [users, sum] = [0, 0]
  for (const list of lists) {
    if (list.length === 0) continue
    let ofList = 0
    for (let at = 0; at < list.length; at++) ofList += value(list[at] ?? -1)
    users++
    sum += ofList / list.length
  }
  return users === 0 ? undefined : sum / users
}

function numberOf(popularity: ArrayLike<number>, item: number): number {
  const value = popularity[item] ?? Number.NaN
  if (!(value >= 0 && value < Number.POSITIVE_INFINITY)) throw new RangeError(`Item ${item} has no popularity.`)
  return value
}
