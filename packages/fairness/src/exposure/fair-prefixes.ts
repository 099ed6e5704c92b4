/** The longest ranking that a table is made for: the work grows with the square of the places. */
export const mostPlaces = 5_000

/** A test of ranked group fairness: how many protected each prefix needs, and how often a fair ranking fails all the same. */
export type PrefixTest = {
  /** The alpha each prefix is tested at. */
  readonly alpha: number
  /** The least number of protected among the first 1, 2, ... places. */
  readonly table: Int32Array
  /** The exact probability that a ranking drawn with the declared share falls short somewhere. */
  readonly failure: number
}

/**
 * The table of FA*IR (Zehlike et al. 2017) without correction: for each prefix of k places the smallest m whose binomial
 * distribution function at `share` is above alpha. Testing every prefix at alpha fails more fair rankings than alpha of them;
 * `failure` says how many. Throws a RangeError for more than `mostPlaces`, or a share or alpha not between 0 and 1.
 */
export function prefixTest(places: number, share: number, alpha: number): PrefixTest {
  checkTest(places, share, alpha)
  const table = new Int32Array(places)
  const failure = walk(places, share, (place, all) => {
    table[place] = smallestAbove(all, alpha)
    return table[place]
  })
  return { alpha, table, failure }
}

/**
 * The same, corrected for testing many prefixes: the largest alpha, up to the one given, at which at most `alpha` of rankings
 * drawn with the declared share fail. (Published implementations take the nearest, which may fail some more.)
 */
export function correctedPrefixTest(places: number, share: number, alpha: number): PrefixTest {
  const whole = prefixTest(places, share, alpha)
  if (whole.failure <= alpha) return whole
  let [kept, above] = [prefixTest(places, share, alpha * 1e-12), alpha]
  // The tables change at finitely many alphas; fifty halvings tell them apart.
  for (let i = 0; i < 50 && kept.alpha < above; i++) {
    const middle = prefixTest(places, share, (kept.alpha + above) / 2)
    if (middle.failure <= alpha) kept = middle
    else above = middle.alpha
  }
  return kept
}

/** The exact probability that a ranking whose places are protected with this probability, each by itself, falls short of the table. */
export function failureProbability(table: ArrayLike<number>, share: number): number {
  checkTest(table.length, share, 0.5)
  return walk(table.length, share, place => table[place] ?? 0)
}

/** The first place, from 1, at which a ranking has fewer protected than the table asks; `undefined` when it never has. */
export function firstShortfall(isProtected: readonly boolean[], table: ArrayLike<number>): number | undefined {
  let count = 0
  for (let place = 0; place < Math.min(isProtected.length, table.length); place++) {
    if (isProtected[place]) count++
    if (count < (table[place] ?? 0)) return place + 1
  }
  return undefined
}

/** Distributions of the number of protected, place by place: of all rankings, and of those that have not failed. */
function walk(places: number, share: number, needed: (place: number, all: Float64Array) => number): number {
  const [all, alive] = [new Float64Array(places + 1), new Float64Array(places + 1)]
  all[0] = alive[0] = 1
  let [failed, empty] = [0, 0]
  for (let place = 0; place < places; place++) {
    draw(all, place, share)
    draw(alive, place, share)
    const least = needed(place, all)
    for (; empty < least; empty++) failed += alive[empty] ?? 0
    // Below the highest table entry so far nobody is alive: the next draw only moves upward into it.
    alive.fill(0, 0, empty)
  }
  return failed
}

function draw(of: Float64Array, place: number, share: number): void {
  for (let count = place + 1; count > 0; count--)
    of[count] = (of[count] ?? 0) * (1 - share) + (of[count - 1] ?? 0) * share
  of[0] = (of[0] ?? 0) * (1 - share)
}

function smallestAbove(distribution: Float64Array, alpha: number): number {
  let [sum, count] = [distribution[0] ?? 0, 0]
  while (sum <= alpha && count < distribution.length - 1) sum += distribution[++count] ?? 0
  return count
}

function checkTest(places: number, share: number, alpha: number): void {
  if (!(Number.isInteger(places) && places > 0 && places <= mostPlaces))
    throw new RangeError(`A table is made for 1 to ${mostPlaces} places, not ${places}.`)
  if (!(share > 0 && share < 1 && alpha > 0 && alpha < 1))
    throw new RangeError(`The share ${share} and alpha ${alpha} must lie between 0 and 1.`)
}
