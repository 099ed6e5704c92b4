/** Distances of prefixes from the whole list, each normalized to at most 1; 0 says that all prefixes look like the whole. */
export type PrefixParity = {
  /** Difference of the protected share; absent, as the others, where no order of this list could be uneven. */
  readonly rnd?: number
  /** Kullback-Leibler divergence of the shares. */
  readonly rkl?: number
  /** Difference of the ratio protected to others; the source says to use it only where the protected are the smaller group. */
  readonly rrd?: number
}

/**
 * rND, rKL and rRD (Yang and Stoyanovich 2017): over the prefixes of `step`, 2 `step`, ... places, each weighted by 1 / log2(its
 * length). Normalized by the larger of the two values got when all protected come last, and first. `isProtected` says it of
 * each place, best first.
 */
export function prefixParity(isProtected: readonly boolean[], step = 10): PrefixParity {
  if (!(Number.isInteger(step) && step >= 2)) throw new RangeError(`A step has 2 places or more, not ${step}.`)
  const last = isProtected.toSorted((one, other) => Number(one) - Number(other))
  const orders = [isProtected, last, last.toReversed()]
  const normalized = (distance: Distance) => {
    const [value = 0, ...extremes] = orders.map(order => discounted(order, step, distance))
    const largest = Math.max(...extremes)
    return largest > 0 ? value / largest : undefined
  }
  const [rnd, rkl, rrd] = [normalized(byDifference), normalized(byDivergence), normalized(byRatio)]
  return {
    ...(rnd === undefined ? {} : { rnd }),
    ...(rkl === undefined ? {} : { rkl }),
    ...(rrd === undefined ? {} : { rrd }),
  }
}

/** Distance between the share of the protected in a prefix and in the whole. */
type Distance = (share: number, whole: number) => number

function discounted(order: readonly boolean[], step: number, distance: Distance): number {
  const whole = order.filter(Boolean).length / order.length
  let [count, sum] = [0, 0]
  order.forEach((one, index) => {
    if (one) count++
    const length = index + 1
    if (length % step === 0) sum += distance(count / length, whole) / Math.log2(length)
  })
  return sum
}

const byDifference: Distance = (share, whole) => Math.abs(share - whole)

const byDivergence: Distance = (share, whole) => part(share, whole) + part(1 - share, 1 - whole)

const part = (share: number, whole: number): number => (share === 0 ? 0 : share * Math.log(share / whole))

const byRatio: Distance = (share, whole) => Math.abs(odds(share) - odds(whole))

// As the source has it: a fraction with a nought above or below is set to nought.
const odds = (share: number): number => (share === 1 ? 0 : share / (1 - share))
