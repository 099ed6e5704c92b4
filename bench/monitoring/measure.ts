import { decisionsToAlarm, steady } from '../../packages/fairness/src/sequential/testing/simulate.ts'
import { fixedSampleSize } from './fixed-sample.ts'

/** Decisions to the alarm of many streams at one true ratio: the median, the fifth that took longest, and the test of fixed size. */
export type Delay = {
  readonly ratio: number
  readonly share: number
  readonly streams: number
  readonly median: number
  readonly fourFifths: number
  readonly fixed: number
}

const [tolerance, rate] = [0.95, 0.2]

/** Streams at tolerance .95, alpha .05 and a reference rate of .2, until their alarm. */
export function delayAt(ratio: number, share: number, streams: number, random: () => number): Delay {
  const fixed = fixedSampleSize({ tolerance, rate, ratio, share })
  // Twenty times what a fixed sample needs: nearly every stream has its alarm by then.
  const taken = decisionsToAlarm(streams, steady(20 * fixed, rate, ratio, share), random, { tolerance })
  const at = (part: number) => taken[Math.floor(part * streams)] ?? Number.POSITIVE_INFINITY
  return { ratio, share, streams, median: at(0.5), fourFifths: at(0.8), fixed }
}

/** The exact upper and lower ends of the 95 % interval of Clopper and Pearson for a count. */
export function exactInterval(count: number, n: number): { readonly low: number; readonly high: number } {
  const solve = (most: (p: number) => boolean) => {
    let [low, high] = [0, 1]
    for (let i = 0; i < 50; i++) {
      const middle = (low + high) / 2
      if (most(middle)) low = middle
      else high = middle
    }
    return low
  }
  return {
    low: count === 0 ? 0 : solve(p => 1 - atMost(count - 1, n, p) < 0.025),
    high: count === n ? 1 : solve(p => atMost(count, n, p) > 0.025),
  }
}

function atMost(count: number, n: number, p: number): number {
  let log = n * Math.log1p(-p)
  let sum = Math.exp(log)
  for (let k = 1; k <= count; k++) {
    log += Math.log((n - k + 1) / k) + Math.log(p) - Math.log1p(-p)
    sum += Math.exp(log)
  }
  return sum
}
