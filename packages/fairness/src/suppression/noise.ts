import type { Interval, Rate } from '../inference/rate.ts'
import { wilson } from '../inference/wilson.ts'

export type Noise = {
  /** ε of differential privacy for the whole cube. */
  readonly epsilon: number
  /** How many decisions of one person are in it at most. */
  readonly perPerson: number
}

const keptOf = ({ epsilon, perPerson }: Noise): number => {
  if (!(epsilon > 0 && perPerson >= 1)) throw new RangeError('noise needs an epsilon above 0 and at least one decision')
  return Math.exp(-epsilon / perPerson)
}

/** Variance of the noise in one count. */
export function noiseVariance(noise: Noise): number {
  const q = keptOf(noise)
  return (2 * q) / (1 - q) ** 2
}

/**
 * Counts with noise, so that nobody can tell whether one person is among them: to each, a whole number from the two-sided geometric
 * distribution, which is Laplace's on whole numbers and has no low digits to attack (Ghosh et al. 2009; Mironov 2012). Results
 * may be negative. `random` gives numbers from 0 up to 1 and must not be guessable.
 */
export function noisy(counts: ArrayLike<number>, noise: Noise, random: () => number): Float64Array {
  const log = Math.log(keptOf(noise))
  const geometric = (): number => Math.floor(Math.log1p(-random()) / log)
  return Float64Array.from(counts, count => count + geometric() - geometric())
}

/**
 * Wilson's interval of a rate made of noisy counts of those selected and those not: the noise counts as fewer people. `undefined`
 * where the noise leaves nobody.
 */
export function noisyWilson({ k, n }: Rate, noise: Noise, confidence = 0.95): Interval | undefined {
  if (!(n > 0)) return undefined
  const p = Math.min(1, Math.max(0, k / n))
  const smoothed = (p * n + 1) / (n + 2)
  const sampling = (smoothed * (1 - smoothed)) / n
  const added = (noiseVariance(noise) * ((1 - p) ** 2 + p ** 2)) / (n * n)
  const effective = (n * sampling) / (sampling + added)
  return wilson({ k: p * effective, n: effective }, confidence)
}
