import { checkAlpha } from './interval.ts'

/**
 * The tuning of an asymptotic confidence sequence that is narrowest about `n` observations:
 * sqrt((-2 ln alpha + ln(-2 ln alpha + 1)) / n) (Waudby-Smith, Arbour, Sinha, Kennedy, Ramdas, "Time-uniform central limit
 * theory and asymptotic confidence sequences", 2024). It must be chosen before looking.
 */
export function tunedFor(n: number, alpha: number): number {
  checkAlpha(alpha)
  if (!(n > 0)) throw new RangeError(`A confidence sequence is tuned for a number of observations, not for ${n}.`)
  const twice = -2 * Math.log(alpha)
  return Math.sqrt((twice + Math.log(twice + 1)) / n)
}

/** How an asymptotic sequence is read: one tuning, chosen beforehand, and the error allowed over all looks together. */
export type Tuning = { readonly alpha: number; readonly rho: number }

/**
 * Half the width of the asymptotic confidence sequence of a mean after n observations with this standard deviation:
 * deviation * sqrt(2 (n rho^2 + 1) / (n^2 rho^2) * ln(sqrt(n rho^2 + 1) / alpha)), same source. It holds at all looks at once in
 * the limit of many observations; unlike `rateSequence` it promises nothing about the first few. `undefined` when n is 0.
 */
export function halfWidth(n: number, deviation: number, { alpha, rho }: Tuning): number | undefined {
  checkAlpha(alpha)
  if (!(rho > 0 && deviation >= 0)) throw new RangeError(`rho ${rho} or deviation ${deviation} is out of range.`)
  if (n === 0) return undefined
  const scaled = n * rho * rho + 1
  return deviation * Math.sqrt(((2 * scaled) / (n * n * rho * rho)) * Math.log(Math.sqrt(scaled) / alpha))
}
