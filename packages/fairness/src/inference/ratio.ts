import { reach } from '../numbers/normal.ts'
import { type Interval, type Rate, rateOf } from './rate.ts'

/** a's rate over r's; `undefined` where r's is 0 or nobody is there. */
export function ratioOf(a: Rate, r: Rate): number | undefined {
  const [p, q] = [rateOf(a), rateOf(r)]
  return p === undefined || q === undefined || q === 0 ? undefined : p / q
}

/** Standard error of the logarithm of a ratio of rates (Katz et al. 1978). `undefined` where nobody of a group is counted. */
export function logRatioError(a: Rate, r: Rate): number | undefined {
  if (a.k === 0 || r.k === 0) return undefined
  return Math.sqrt((1 - a.k / a.n) / a.k + (1 - r.k / r.n) / r.k)
}

/** The interval of a ratio on the scale of its logarithm (Katz et al. 1978). `undefined` where either rate is 0. */
export function ratioInterval(a: Rate, r: Rate, confidence = 0.95, error = logRatioError(a, r)): Interval | undefined {
  const ratio = ratioOf(a, r)
  if (ratio === undefined || ratio === 0 || error === undefined) return undefined
  const factor = Math.exp(reach(confidence) * error)
  return [ratio / factor, ratio * factor]
}

/** The ratio test z = ln(ratio) / its standard error (Morris and Lobsenz 2000). `undefined` where it cannot be formed. */
export function ratioZ(a: Rate, r: Rate): number | undefined {
  const [ratio, error] = [ratioOf(a, r), logRatioError(a, r)]
  return ratio === undefined || !error ? undefined : Math.log(ratio) / error
}
