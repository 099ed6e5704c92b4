import { erfc, logErfc } from './erfc.ts'

const root2 = Math.SQRT2
const rootTwoPi = Math.sqrt(2 * Math.PI)

/** Φ(z): the share of a standard normal below z. Relative error below 1e-12 in both tails. */
export const normalBelow = (z: number): number => erfc(-z / root2) / 2

/** Both tails beyond |z|: the p-value of a z-test. Never 0: what is too small for a number is given as the smallest one, which is still an upper limit. */
export const twoTails = (z: number): number => Math.max(Number.MIN_VALUE, erfc(Math.abs(z) / root2))

/** log10 of `twoTails`, exact also where the p-value is too small for a number. */
export const logTwoTails = (z: number): number => logErfc(Math.abs(z) / root2) / Math.LN10

/**
 * The z below which a share `p` of a standard normal lies; p strictly between 0 and 1. A rough start (Abramowitz and Stegun
 * 26.2.23) is mended by Halley's steps on the tail, so that small p keep their digits.
 */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`a quantile needs a share between 0 and 1, not ${p}`)
  if (p > 0.5) return -normalQuantile(1 - p)
  if (p === 0.5) return 0
  const t = Math.sqrt(-2 * Math.log(p))
  let z = -(t - (2.515517 + 0.802853 * t + 0.010328 * t * t) / (1 + t * (1.432788 + t * (0.189269 + 0.001308 * t))))
  for (let step = 0; step < 4; step++) {
    const off = (normalBelow(z) - p) / (Math.exp((-z * z) / 2) / rootTwoPi)
    z -= off / (1 + (z * off) / 2)
  }
  return z
}

/** How many standard errors a two-sided interval of this confidence reaches: 1.96 for .95. */
export const reach = (confidence: number): number => -normalQuantile((1 - confidence) / 2)
